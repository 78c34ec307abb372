namespace Connectors.Simulators.Internal;

/// <summary>An offer of the seller, together with what the ERP and the warehouse know of the item behind it.</summary>
internal sealed record Offer(long OfferId, string ShopSku, string Sku, string Title, string Unit, int BaseUnits, decimal Price, string CategoryCode, string Category, decimal CommissionRate)
{
    /// <summary>Whether the unit is left out of the unit table on purpose.</summary>
    public bool UnknownPack { get; init; }

    /// <summary>What one consists of, in base units: the warehouse holds the parts of a kit and not the kit. Empty when it is none.</summary>
    public IReadOnlyList<(string Sku, int Each)> Parts { get; init; } = [];

    /// <summary>What is sent for one: the item in base units, or the parts of a kit.</summary>
    public IEnumerable<(string Sku, int Each)> Contents => Parts.Count == 0 ? [(Sku, BaseUnits)] : Parts;

    /// <summary>The items that are sent for it.</summary>
    public IEnumerable<string> Sent => Contents.Select(static c => c.Sku);

    /// <summary>How the ERP spells the unit.</summary>
    public string ErpUnit => Unit switch { "EA" => "PCS", "XCS" => "CASE", "XPK" => "PACK", "XPX" => "PALLET", _ => Unit };
}
