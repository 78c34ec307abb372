namespace Connectors.Simulators.BusinessCentral;

internal sealed class ErpItemRecord
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string Type { get; init; } = "Inventory";

    public bool Blocked { get; set; }

    public decimal UnitPrice { get; init; }

    public decimal Inventory { get; set; }

    /// <summary>Base units per unit code; the first is the base unit.</summary>
    public required List<(string Code, decimal PerUnit)> Units { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }
}
