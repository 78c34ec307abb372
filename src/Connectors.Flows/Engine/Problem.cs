using Connectors.Domain.Reasons;

namespace Connectors.Flows.Engine;

/// <summary>Something a person must see about a case, for as long as the flow says so.</summary>
/// <param name="Subject">What within the case it is about, for example a shipment id; empty for the case itself. Part of the problem's identity.</param>
/// <param name="Why">What is wrong and what would change it.</param>
/// <param name="Severity">How loudly.</param>
/// <param name="Deadline">Until when it must be mended, UTC; null when no clock runs.</param>
public sealed record Problem(string Subject, Refusal Why, Severity Severity = Severity.Warning, DateTimeOffset? Deadline = null)
{
    /// <summary>What makes it the same problem at the next look: reason and subject.</summary>
    public string Key => Subject.Length == 0 ? Why.Reason.Code : $"{Why.Reason.Code} {Subject}";

    /// <summary>Topics whose change may mend it (<see cref="Topic"/>): the case looks again when one of them changes. By default the table that says so. Never null.</summary>
    public IReadOnlyList<string> Topics { get => field ?? (Why.Table is { } table ? [Topic.Table(table)] : []); init; }

    /// <summary>Whether the case waits for it. False for a warning beside work that goes on.</summary>
    public bool Holds { get; init; } = true;
}
