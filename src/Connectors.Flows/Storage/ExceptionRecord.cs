using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>What a person must see: raised once, kept while its cause lasts, closed by itself when the cause is gone.</summary>
/// <remarks>Value equality does not look into <see cref="Facts"/>.</remarks>
public sealed record ExceptionRecord
{
    /// <summary>The name of the fact in which a host's own rule gives the address of its runbook.</summary>
    internal const string RunbookFact = "runbook";

    /// <summary>What it is about: a case (<c>order/bq:12345-A</c>), a table (<c>table/carriers</c>) or a system (<c>system/mirakl</c>).</summary>
    public required string Scope { get; init; }

    /// <summary>What within the scope; empty for the scope itself.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason's code.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// The runbook of the reason: a name, <c>carrier.unmapped.md</c>, or an address where the host says at which its runbooks are (<see cref="FlowRunnerOptions.Runbooks"/>). A reason of a host's own rule has
    /// the address that the rule gives.
    /// </summary>
    public string Runbook { get => field ?? OwnRunbook ?? $"{Code}.md"; init; }

    /// <summary>Who can fix it.</summary>
    public required Owner Owner { get; init; }

    /// <summary>How loudly.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>What was seen; never null.</summary>
    public IReadOnlyList<Fact> Facts { get => field ?? []; init; }

    /// <summary>The table that says so; null when it is no table's doing.</summary>
    public string? Table { get; init; }

    /// <summary>Version of that table; null when it is no table's doing.</summary>
    public string? TableVersion { get; init; }

    /// <summary>Whether something waits for it.</summary>
    public bool Holds { get; init; }

    /// <summary>Until when it must be mended, UTC; null when no clock runs.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its cause was gone, UTC; null while it is open.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>What a host's own rule names in its facts.</summary>
    private string? OwnRunbook => Facts.FirstOrDefault(static f => f.Name == RunbookFact)?.Value;

    /// <summary>The same, with the address of its runbook.</summary>
    /// <param name="runbooks">Where runbooks are, ending in a slash.</param>
    internal ExceptionRecord At(Uri runbooks) => this with { Runbook = OwnRunbook ?? new Uri(runbooks, $"{Uri.EscapeDataString(Code)}.md").AbsoluteUri };

    /// <summary>What is wrong with what, who can mend it and how, and where that is written; without the facts.</summary>
    public override string ToString() =>
        $"{Scope}{(Subject.Length == 0 ? string.Empty : $" {Subject}")}: {Message} {Owner} can change that: {Remedy} [{Runbook}]{(ClearedAt is { } cleared ? $" Over since {cleared:u}." : string.Empty)}";

    /// <summary>A record of a problem.</summary>
    public static ExceptionRecord From(string scope, Problem problem, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ExceptionRecord
        {
            Scope = scope,
            Subject = problem.Subject,
            Code = problem.Why.Reason.Code,
            Owner = problem.Why.Reason.Owner,
            Severity = problem.Severity,
            Message = problem.Why.Message,
            Remedy = problem.Why.Remedy,
            Facts = problem.Why.Facts,
            Table = problem.Why.Table,
            TableVersion = problem.Why.TableVersion,
            Holds = problem.Holds,
            Deadline = problem.Deadline,
            RaisedAt = now,
        };
    }
}
