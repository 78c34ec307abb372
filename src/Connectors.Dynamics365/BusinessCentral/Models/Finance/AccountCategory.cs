using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Which part of the accounts a ledger account belongs to; empty when none is set. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<AccountCategory>))]
public readonly record struct AccountCategory : IStringValue<AccountCategory>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private AccountCategory(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>No category.</summary>
    public static AccountCategory None { get; } = new("");

    /// <summary>Assets.</summary>
    public static AccountCategory Assets { get; } = new("Assets");

    /// <summary>Liabilities.</summary>
    public static AccountCategory Liabilities { get; } = new("Liabilities");

    /// <summary>Equity.</summary>
    public static AccountCategory Equity { get; } = new("Equity");

    /// <summary>Income.</summary>
    public static AccountCategory Income { get; } = new("Income");

    /// <summary>Cost of goods sold.</summary>
    public static AccountCategory CostOfGoodsSold { get; } = new("Cost of Goods Sold");

    /// <summary>Expense.</summary>
    public static AccountCategory Expense { get; } = new("Expense");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AccountCategory From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
