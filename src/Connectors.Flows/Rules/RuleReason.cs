using Connectors.Domain.Reasons;

namespace Connectors.Flows.Rules;

/// <summary>Why a host's rule holds or stops an order, in the host's own words. Never a secret or personal data: it reaches reports.</summary>
/// <param name="Code">Stable code of the host's own, lower case with dots: <c>acme.hazardous-goods</c>.</param>
/// <param name="Owner">Who can fix it.</param>
/// <param name="Message">What is wrong here, in one sentence.</param>
/// <param name="Remedy">What a person can do so that it goes on.</param>
public sealed record RuleReason(string Code, Owner Owner, string Message, string Remedy)
{
    /// <summary>Address of the runbook; null for none.</summary>
    public Uri? Runbook { get; init; }

    /// <summary>Topics whose change may mend it (<see cref="Engine.Topic"/>); never null.</summary>
    public IReadOnlyList<string> Topics { get => field ?? []; init; }
}
