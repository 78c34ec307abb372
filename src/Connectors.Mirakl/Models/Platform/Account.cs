using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The shop, as A01 shows it. What is not modelled is in <see cref="AdditionalData"/>; it includes bank and personal data.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Account
{
    /// <summary>Id of the shop; 0 when not given.</summary>
    public long ShopId { get; init; }

    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>State of the shop, for example <c>OPEN</c>.</summary>
    public string? ShopState { get; init; }

    /// <summary>Why it is suspended; null when it is not.</summary>
    public string? SuspensionType { get; init; }

    /// <summary>ISO 4217 currency of the shop.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Codes of the channels it sells on; never null.</summary>
    public IReadOnlyList<string> Channels { get => field ?? []; init; }

    /// <summary>Business domains it works in; never null.</summary>
    public IReadOnlyList<string> Domains { get => field ?? []; init; }

    /// <summary>Shipping methods it offers; never null.</summary>
    public IReadOnlyList<string> ShippingTypes { get => field ?? []; init; }

    /// <summary>Zones it ships to; never null.</summary>
    public IReadOnlyList<string> ShippingZones { get => field ?? []; init; }

    /// <summary>ISO 3166-1 alpha-3 country it ships from; null when not given.</summary>
    public string? ShippingCountry { get; init; }

    /// <summary>Whether it is a company.</summary>
    public bool IsProfessional { get; init; }

    /// <summary>Whether it is a premium shop.</summary>
    public bool Premium { get; init; }

    /// <summary>Whether it ships for free.</summary>
    public bool FreeShipping { get; init; }

    /// <summary>Business model, for example <c>MARKETPLACE</c>; null when not given.</summary>
    public string? Model { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>Start of a planned closure, UTC; null when there is none.</summary>
    public DateTimeOffset? ClosedFrom { get; init; }

    /// <summary>End of a planned closure, UTC; null when there is none.</summary>
    public DateTimeOffset? ClosedTo { get; init; }

    /// <summary>How many orders it has had.</summary>
    public long OrdersCount { get; init; }

    /// <summary>How many offers it has.</summary>
    public long OffersCount { get; init; }

    /// <summary>Share of accepted orders, from 0 to 1 or in percent as the platform chooses; null when unknown.</summary>
    public decimal? ApprovalRate { get; init; }

    /// <summary>Mean time to accept, in seconds; null when unknown.</summary>
    public long? ApprovalDelay { get; init; }

    /// <summary>Balances; null when not given.</summary>
    public AccountBalances? PaymentDetails { get; init; }

    /// <summary>Taxes the operator applies to fees; never null.</summary>
    public IReadOnlyList<AccountTax> ApplicableTaxes { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[account]";
}
