using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a side of a journal line is posted to. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<JournalAccountType>))]
public readonly record struct JournalAccountType : IStringValue<JournalAccountType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private JournalAccountType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>A ledger account.</summary>
    public static JournalAccountType LedgerAccount { get; } = new("G/L Account");

    /// <summary>A customer.</summary>
    public static JournalAccountType Customer { get; } = new("Customer");

    /// <summary>A vendor.</summary>
    public static JournalAccountType Vendor { get; } = new("Vendor");

    /// <summary>A bank account.</summary>
    public static JournalAccountType BankAccount { get; } = new("Bank Account");

    /// <summary>A fixed asset.</summary>
    public static JournalAccountType FixedAsset { get; } = new("Fixed Asset");

    /// <summary>An intercompany partner.</summary>
    public static JournalAccountType IntercompanyPartner { get; } = new("IC Partner");

    /// <summary>An employee.</summary>
    public static JournalAccountType Employee { get; } = new("Employee");

    /// <summary>An allocation account.</summary>
    public static JournalAccountType AllocationAccount { get; } = new("Allocation Account");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static JournalAccountType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
