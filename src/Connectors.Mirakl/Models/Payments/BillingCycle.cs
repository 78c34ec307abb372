using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One billing cycle of the seller, as SBC11 shows it: what the operator settles at once. All amounts are in <see cref="CurrencyIsoCode"/>.</summary>
public sealed record BillingCycle
{
    /// <summary>Id of the cycle, which its transaction lines carry.</summary>
    public string? Id { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>ISO 4217 currency of the amounts.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>What the seller is paid; never below zero, since a negative cycle is carried forward; null when not given.</summary>
    public decimal? AmountTransferredToSeller { get; init; }

    /// <summary>What the operator keeps; null when not given.</summary>
    public decimal? AmountTransferredToOperator { get; init; }

    /// <summary>The payout; null when not given.</summary>
    public PayOut? PayOut { get; init; }

    /// <summary>Payment provider; empty when not given.</summary>
    public PayOutPsp PayOutPspCode { get; init; }

    /// <summary>Number of the payment voucher; null when there is none.</summary>
    public string? PaymentVoucherNumber { get; init; }

    /// <summary>The shop; null when not given.</summary>
    public BillingCycleShop? Shop { get; init; }

    /// <summary>Totals by kind; null when not given.</summary>
    public PaymentSummary? Summary { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
