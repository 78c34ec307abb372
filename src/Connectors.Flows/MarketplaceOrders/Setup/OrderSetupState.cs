using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>What is known of how the ERP is set up for one marketplace's orders.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record OrderSetupState
{
    /// <summary>When it was last looked at, UTC; null before the first time.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The tables it was compared with.</summary>
    public string TablesVersion { get; init; } = string.Empty;

    /// <summary>What differed.</summary>
    public ErpSetup Setup { get => field ?? ErpSetup.None; init; }

    /// <summary>Whether the ERP tells in which units it counts.</summary>
    public bool TellsUnits { get; init; }

    /// <summary>Whether it tells how it taxes; false also where no tax table asks.</summary>
    public bool TellsRates { get; init; }

    /// <summary>What could not be read; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }
}
