using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>What is to change of a purchase; what is left out stays as it is.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PurchaseChange
{
    /// <summary>What it is.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<PurchaseType?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<PurchaseType?> Type { get; init; }

    /// <summary>How it is paid.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<PurchasePaymentMethod?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<PurchasePaymentMethod?> PaymentMethod { get; init; }

    /// <summary>The customer's purchase order number.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> CustomerReference { get; init; }

    /// <summary>When it was revised.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<DateTimeOffset?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> RevisionDate { get; init; }

    /// <summary>Ids to set, members that are null stay; that of the vendor cannot be changed. Null changes none.</summary>
    public PurchaseIdentifiers? PurchaseIdentifiers { get; init; }

    /// <summary>Where the bill goes, the whole address.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<Address>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Address> BillingAddress { get; init; }

    /// <summary>All of its packages.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<PurchasePackage>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<PurchasePackage>> Packages { get; init; }

    /// <summary>All of its taxes.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<PurchaseTaxLine>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<PurchaseTaxLine>> TaxLines { get; init; }

    /// <summary>What was paid.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<PurchaseMoney>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<PurchaseMoney> TotalPaid { get; init; }

    /// <summary>All of its documents.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<AccountingFile>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<AccountingFile>> AccountingFiles { get; init; }

    /// <summary>All answers at the checkout.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<PurchaseCustomField>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<PurchaseCustomField>> CustomFields { get; init; }

    /// <summary>All names and values kept with it.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<IReadOnlyList<PurchaseMetadata>>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<PurchaseMetadata>> Metadata { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(PurchaseChange);
}
