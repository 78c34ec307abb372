using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a customer owes.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record CustomerFinancialDetail
{
    /// <summary>Id of the customer.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the customer.</summary>
    public string Number { get => field ?? string.Empty; init; }

    /// <summary>What is owed now in local currency, open orders not counted; null when the service does not say.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Sales of the year without tax, local currency; null when the service does not say.</summary>
    public decimal? TotalSalesExcludingTax { get; init; }

    /// <summary>The overdue part of the balance; null when the service does not say.</summary>
    public decimal? OverdueAmount { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
