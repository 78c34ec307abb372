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

    /// <summary>State of the shop; empty when not given.</summary>
    public ShopState ShopState { get; init; }

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

    /// <summary>Business model; empty when not given.</summary>
    public ShopModel Model { get; init; }

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

    /// <summary>Mean time to answer a customer's message, in seconds; null when unknown.</summary>
    public long? OrderMessagesResponseDelay { get; init; }

    /// <summary>Mean grade customers gave; null when unknown.</summary>
    public decimal? Grade { get; init; }

    /// <summary>How many customers gave a grade; null when not given.</summary>
    public long? EvaluationsCount { get; init; }

    /// <summary>Description for customers; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Address of the banner; null when there is none.</summary>
    public string? Banner { get; init; }

    /// <summary>Address of the logo; null when there is none.</summary>
    public string? Logo { get; init; }

    /// <summary>Terms of returns; null when not given.</summary>
    public string? ReturnPolicy { get; init; }

    /// <summary>Terms of recycling; null when not given.</summary>
    public string? RecyclingPolicy { get; init; }

    /// <summary>Address and contact; null when not given.</summary>
    public ContactInformation? ContactInformations { get; init; }

    /// <summary>Whether the operator has checked who the shop is; null when not given.</summary>
    public KycStatus? Kyc { get; init; }

    /// <summary>Shipping settings; null when not given.</summary>
    public ShopShipping? Shipping { get; init; }

    /// <summary>Shipping methods and zones it offers; never null.</summary>
    public IReadOnlyList<ShopShippingMethod> Shippings { get => field ?? []; init; }

    /// <summary>Settings of a dropship shop; null for others.</summary>
    public DropshipSettings? Dropship { get; init; }

    /// <summary>Where it is paid to; null when not given.</summary>
    public BankAccount? PaymentInfo { get; init; }

    /// <summary>Whether <see cref="PaymentInfo"/> must be filled; null when not given.</summary>
    public bool? PaymentMethodMandatory { get; init; }

    /// <summary>Company numbers; null for a private shop.</summary>
    public CompanyNumbers? ProDetails { get; init; }

    /// <summary>Under which company it bills; null when not given.</summary>
    public BillingInformation? DefaultBillingInformation { get; init; }

    /// <summary>Other companies it bills under; never null.</summary>
    public IReadOnlyList<BillingInformation> SpecificBillingInformations { get => field ?? []; init; }

    /// <summary>Registrations for producer responsibility; never null.</summary>
    public IReadOnlyList<ProducerIdentifier> ProducerIdentifiers { get => field ?? []; init; }

    /// <summary>Custom fields; never null.</summary>
    public IReadOnlyList<AdditionalField> ShopAdditionalFields { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[account]";
}
