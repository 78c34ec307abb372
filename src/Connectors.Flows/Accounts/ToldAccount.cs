using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Accounts;

/// <summary>What a store was told last of one customer's account: a row of a side table, which the latest word replaces.</summary>
/// <remarks>Value equality does not look into <see cref="Drifts"/>.</remarks>
internal sealed record ToldAccount
{
    /// <summary>The store's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The ERP's account.</summary>
    public required CustomerNumber Account { get; init; }

    /// <summary>What it is to say.</summary>
    public required AccountFigures Wanted { get; init; }

    /// <summary>What it was last known to say; null when nothing is.</summary>
    public AccountFigures? Shows { get; init; }

    /// <summary>When that was planned, or what came of it, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it is about to be written: what came of it is not known yet, or never will be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOpen { get; init; }

    /// <summary>Whether we switched the login off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTurnedOff { get; init; }

    /// <summary>The limit that stood there before a block; null for none.</summary>
    public decimal? KeptLimit { get; init; }

    /// <summary>The store's group of the customer; null when it is not told.</summary>
    public string? Group { get; init; }

    /// <summary>Why it was not taken, cut; null when it was.</summary>
    public string? Refused { get; init; }

    /// <summary>What somebody changed there; empty for nothing. Never null.</summary>
    public IReadOnlyList<SeenDrift> Drifts { get => field ?? []; init; }

    /// <summary>When that was seen, UTC; null when nothing was.</summary>
    public DateTimeOffset? DriftSeenAt { get; init; }

    /// <summary>When the store says that it was changed, UTC; null when it does not.</summary>
    public DateTimeOffset? DriftAt { get; init; }
}
