using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>A country's form of bank account. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<BankAccountType>))]
public readonly record struct BankAccountType : IStringValue<BankAccountType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public BankAccountType(string value) => _value = value;

    /// <summary>International account number and bank identifier.</summary>
    public static BankAccountType Iban { get; } = new("IBAN");

    /// <summary>United Kingdom.</summary>
    public static BankAccountType Uk { get; } = new("UK");

    /// <summary>United States.</summary>
    public static BankAccountType Aba { get; } = new("ABA");

    /// <summary>Australia.</summary>
    public static BankAccountType Aubsb { get; } = new("AUBSB");

    /// <summary>New Zealand.</summary>
    public static BankAccountType Nzbsb { get; } = new("NZBSB");

    /// <summary>Canada.</summary>
    public static BankAccountType Canadian { get; } = new("CANADIAN");

    /// <summary>Brazil.</summary>
    public static BankAccountType Brazilian { get; } = new("BRAZILIAN");

    /// <summary>Colombia.</summary>
    public static BankAccountType Colombian { get; } = new("COLOMBIAN");

    /// <summary>Guatemala.</summary>
    public static BankAccountType Guatemalan { get; } = new("GUATEMALAN");

    /// <summary>Hong Kong.</summary>
    public static BankAccountType Hk { get; } = new("HK");

    /// <summary>India.</summary>
    public static BankAccountType Indian { get; } = new("INDIAN");

    /// <summary>Israel.</summary>
    public static BankAccountType Israeli { get; } = new("ISRAELI");

    /// <summary>Japan.</summary>
    public static BankAccountType Japanese { get; } = new("JAPANESE");

    /// <summary>Mexico.</summary>
    public static BankAccountType Mexican { get; } = new("MEXICAN");

    /// <summary>Nigeria.</summary>
    public static BankAccountType Nuban { get; } = new("NUBAN");

    /// <summary>Philippines.</summary>
    public static BankAccountType Philippines { get; } = new("PHILIPPINES");

    /// <summary>Serbia.</summary>
    public static BankAccountType Serbian { get; } = new("SERBIAN");

    /// <summary>Singapore.</summary>
    public static BankAccountType Sg { get; } = new("SG");

    /// <summary>Taiwan.</summary>
    public static BankAccountType Taiwanese { get; } = new("TAIWANESE");

    /// <summary>Thailand.</summary>
    public static BankAccountType Thai { get; } = new("THAI");

    /// <summary>Uruguay.</summary>
    public static BankAccountType Uruguayan { get; } = new("URUGUAYAN");

    /// <summary>Vietnam.</summary>
    public static BankAccountType Vietnamese { get; } = new("VIETNAMESE");

    /// <summary>A format agreed with the operator.</summary>
    public static BankAccountType Payout { get; } = new("PAYOUT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static BankAccountType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
