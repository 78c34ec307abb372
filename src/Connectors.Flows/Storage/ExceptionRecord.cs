using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>What a person must see: raised once, kept while its cause lasts, closed by itself when the cause is gone.</summary>
/// <remarks>Value equality does not look into <see cref="Facts"/>.</remarks>
public sealed record ExceptionRecord
{
    /// <summary>What it is about: a case (<c>order/bq:12345-A</c>), a table (<c>table/carriers</c>) or a system (<c>system/mirakl</c>).</summary>
    public required string Scope { get; init; }

    /// <summary>What within the scope; empty for the scope itself.</summary>
    public required string Subject { get; init; }

    /// <summary>The reason's code; its runbook is <c>docs/runbooks/{Code}.md</c>.</summary>
    public required string Code { get; init; }

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
