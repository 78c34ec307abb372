namespace Connectors.Simulators.BusinessCentral;

/// <summary>What is there of an item and variant at one location.</summary>
internal sealed record ErpPlaceStock(ErpItemRecord Item, string Variant, string Location, decimal Quantity);
