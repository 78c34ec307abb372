namespace Connectors.Domain.Reasons;

/// <summary>Why something cannot go on: what is wrong, what was seen, which rule says so, and what would change it.</summary>
/// <remarks>Value equality does not look into <see cref="Facts"/>.</remarks>
public record Refusal
{
    /// <summary>The named cause.</summary>
    public required Reason Reason { get; init; }

    /// <summary>What is wrong here, in one sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>What a person can do so that it goes on.</summary>
    public required string Remedy { get; init; }

    /// <summary>What was seen; never null.</summary>
    public IReadOnlyList<Fact> Facts { get => field ?? []; init; }

    /// <summary>The table or rule that says so, for example <c>carriers</c>; null when it is no table's doing.</summary>
    public string? Table { get; init; }

    /// <summary>Version of that table; null when it is no table's doing.</summary>
    public string? TableVersion { get; init; }

    /// <summary>What is wrong and what would change it, on one line with the reason's code; without the facts.</summary>
    public override string ToString() => $"{Message} {Remedy} [{Reason.Code}{(Table is null ? string.Empty : $", table {Table} version {TableVersion}")}]";
}
