namespace Connectors.Simulators.Internal;

/// <summary>An offer of the seller, together with what the ERP and the warehouse know of the item behind it.</summary>
internal sealed record Offer(long OfferId, string ShopSku, string Sku, string Title, string Unit, int BaseUnits, decimal Price, string CategoryCode, string Category, decimal CommissionRate)
{
    /// <summary>Whether the unit is left out of the unit table on purpose.</summary>
    public bool UnknownPack { get; init; }

    /// <summary>How the ERP spells the unit.</summary>
    public string ErpUnit => Unit switch { "EA" => "PCS", "XCS" => "CASE", "XPK" => "PACK", "XPX" => "PALLET", _ => Unit };
}
