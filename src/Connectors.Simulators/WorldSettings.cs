namespace Connectors.Simulators;

/// <summary>Changes to a running world; what is null stays as it is.</summary>
public sealed record WorldSettings
{
    /// <summary>Whether the marketplace answers 503.</summary>
    public bool? MarketplaceDown { get; init; }

    /// <summary>Whether the ERP answers 503.</summary>
    public bool? ErpDown { get; init; }

    /// <summary>Whether the warehouse answers 503.</summary>
    public bool? WarehouseDown { get; init; }
}
