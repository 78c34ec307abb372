namespace Connectors.Simulators.BusinessCentral;

internal sealed class ErpCustomerRecord
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string AddressLine1 { get; init; }

    public required string AddressLine2 { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string PostCode { get; init; }

    public required string Country { get; init; }

    public required string Phone { get; init; }

    public required string Email { get; init; }

    public required string Website { get; init; }

    public required string Salesperson { get; init; }

    public required string TaxNumber { get; init; }

    public required string TaxArea { get; init; }

    public required bool TaxLiable { get; init; }

    /// <summary>Blank is the company's own.</summary>
    public required string Currency { get; init; }

    public required string Terms { get; init; }

    public required Guid TermsId { get; init; }

    public required Guid MethodId { get; init; }

    public required Guid PaymentMethodId { get; init; }

    public string Blocked { get; set; } = " ";

    public decimal CreditLimit { get; set; }

    public decimal BalanceDue { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public long Version { get; set; } = 1;
}
