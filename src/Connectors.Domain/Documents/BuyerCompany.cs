namespace Connectors.Domain.Documents;

/// <summary>The company that buys, with what decides how its invoice is taxed. All of it may be personal data.</summary>
/// <remarks><see cref="ToString"/> never shows the content.</remarks>
public sealed record BuyerCompany
{
    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Its number in the register of businesses of its country; null when not given.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>Its tax (VAT) number: the customer is a business; null when not given.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>Says only that there is one.</summary>
    public override string ToString() => "[personal data]";
}
