using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>The ERP's set-up was looked at.</summary>
/// <param name="TablesVersion">The tables it was compared with.</param>
/// <param name="Setup">What differed.</param>
/// <param name="TellsUnits">Whether the ERP tells in which units it counts.</param>
/// <param name="TellsRates">Whether it tells how it taxes; false also where no tax table asks.</param>
internal sealed record OrderSetupInput(string TablesVersion, ErpSetup Setup, bool TellsUnits, bool TellsRates)
{
    /// <summary>What could not be read; never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }
}
