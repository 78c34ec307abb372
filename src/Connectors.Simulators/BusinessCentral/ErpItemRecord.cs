namespace Connectors.Simulators.BusinessCentral;

internal sealed class ErpItemRecord
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required string Name2 { get; init; }

    public required string Type { get; init; }

    public bool Blocked { get; set; }

    public required decimal UnitPrice { get; init; }

    public decimal Inventory { get; set; }

    /// <summary>Base units per unit code; the first is the base unit.</summary>
    public required List<(string Code, decimal PerUnit)> Units { get; init; }

    public required string Gtin { get; init; }

    public required string Category { get; init; }

    public required string ProductGroup { get; init; }

    public required string InventoryGroup { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }
}
