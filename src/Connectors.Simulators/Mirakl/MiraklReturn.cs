namespace Connectors.Simulators.Mirakl;

/// <summary>Goods of one line that come back.</summary>
internal sealed class MiraklReturn
{
    public required string Id { get; init; }

    public required MiraklOrder Order { get; init; }

    public required MiraklOrderLine Line { get; init; }

    public required int Quantity { get; init; }

    public required string ReasonCode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string State { get; set; } = "WAITING_ACCEPTANCE";

    public string? RejectionReason { get; set; }

    public string? Rma { get; set; }

    /// <summary>Whether the goods are what was sold; null while nobody said.</summary>
    public bool? Compliant { get; set; }

    public string? NonComplianceReason { get; set; }
}
