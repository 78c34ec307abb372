namespace Connectors.Simulators.BusinessCentral;

internal sealed class ErpCustomerRecord
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string Blocked { get; set; } = " ";

    public decimal CreditLimit { get; set; }

    public decimal BalanceDue { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public long Version { get; set; } = 1;
}
