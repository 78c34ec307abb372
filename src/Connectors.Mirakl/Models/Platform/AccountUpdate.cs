using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.Mirakl.Models;

/// <summary>
/// New values of the shop (A02). What is null or left out stays as it is; an <see cref="Optional{T}"/> that is set to null clears its value.
/// Operators lock some values.
/// </summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountUpdate
{
    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether it is a company.</summary>
    public bool? IsProfessional { get; init; }

    /// <summary>Address of the contact: all of it.</summary>
    public ContactInformation? Address { get; init; }

    /// <summary>Codes of the channels to sell on: all of them.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>Company numbers; only of a company.</summary>
    public CompanyNumbers? ProDetails { get; init; }

    /// <summary>Registrations for producer responsibility, at most 50: all of them.</summary>
    public IReadOnlyList<ProducerIdentifier>? ProducerIdentifiers { get; init; }

    /// <summary>Custom fields to change.</summary>
    public IReadOnlyList<AdditionalField>? ShopAdditionalFields { get; init; }

    /// <summary>Terms of recycling, at most 5,000 characters, where the platform collects them.</summary>
    public string? RecyclingPolicy { get; init; }

    /// <summary>Description for customers.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>Start of a planned closure.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<DateTimeOffset?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ClosedFrom { get; init; }

    /// <summary>End of a planned closure.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<DateTimeOffset?>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ClosedTo { get; init; }

    /// <summary>Fax.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Fax { get; init; }

    /// <summary>Web page.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> WebSite { get; init; }

    /// <summary>Where it is paid to.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<BankAccount>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<BankAccount> PaymentInfo { get; init; }

    /// <summary>Terms of returns.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ReturnPolicy { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country it ships from.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ShippingCountry { get; init; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[account update]";
}
