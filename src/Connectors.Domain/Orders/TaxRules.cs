using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>The ERP's tax rules by the origins' tax codes. An unknown code is refused, never taken as untaxed. Immutable and thread-safe; successful answers do not allocate.</summary>
public sealed class TaxRules
{
    internal const string TableName = "taxes";
    private const int MaxDecimals = 4;

    private readonly FrozenDictionary<TaxKey, TaxRow> _byCode;
    private readonly FrozenDictionary<TaxKey, decimal> _rateByGroup;
    private readonly FrozenSet<ConnectionName> _connections;

    private TaxRules(TaxTable table)
    {
        Version = table.Version;
        _byCode = table.Rows.ToFrozenDictionary(static r => new TaxKey(r.Connection, r.Code));
        _rateByGroup = table.Rows.DistinctBy(GroupKey).ToFrozenDictionary(GroupKey, static r => r.RatePercent);
        Rows = [.. table.Rows];
        _connections = table.Rows.Select(static r => r.Connection).ToFrozenSet();
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Its rows, in the order of the table; never null.</summary>
    public IReadOnlyList<TaxRow> Rows { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<TaxRules, RowError> Compile(TaxTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var codes = new Dictionary<TaxKey, int>();
        var groups = new Dictionary<TaxKey, (int Row, decimal Rate)>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(TaxRow.Connection), row.Connection.Value);
            check.Text(number, nameof(TaxRow.Code), row.Code);
            check.Text(number, nameof(TaxRow.TaxGroup), row.TaxGroup);
            if (row.RatePercent is < 0 or > 100 || decimal.Round(row.RatePercent, MaxDecimals) != row.RatePercent)
                check.Add(number, nameof(TaxRow.RatePercent), Text(row.RatePercent), "a rate in percent from 0 to 100 with at most four decimals");
            if (!codes.TryAdd(new TaxKey(row.Connection, row.Code), number))
                check.Add(number, nameof(TaxRow.Code), row.Code, string.Create(CultureInfo.InvariantCulture, $"a code once per connection; row {codes[new TaxKey(row.Connection, row.Code)]} has it too"));
            if (!groups.TryAdd(GroupKey(row), (number, row.RatePercent)) && groups[GroupKey(row)] is var first && first.Rate != row.RatePercent)
                check.Add(number, nameof(TaxRow.RatePercent), Text(row.RatePercent), string.Create(CultureInfo.InvariantCulture, $"one rate for a tax group; row {first.Row} says {first.Rate}"));
        }

        return check.Finish(() => new TaxRules(table));
    }

    /// <summary>Whether there is a row for a connection. One without any is not compared at all; with the first row every code of it must be known.</summary>
    /// <param name="connection">The connection.</param>
    public bool Covers(ConnectionName connection) => _connections.Contains(connection);

    /// <summary>What the origin's tax code is in the ERP.</summary>
    /// <param name="connection">Connection whose word the code is.</param>
    /// <param name="code">The code.</param>
    public Outcome<TaxRow> Find(ConnectionName connection, string code) =>
        _byCode.TryGetValue(new TaxKey(connection, code), out var row) ? row : Unknown(connection, "tax code", code);

    /// <summary>The rate of a tax group of the ERP in percent.</summary>
    /// <param name="connection">Connection whose orders are taxed.</param>
    /// <param name="taxGroup">The ERP's tax group.</param>
    public Outcome<decimal> RateOf(ConnectionName connection, string taxGroup) =>
        _rateByGroup.TryGetValue(new TaxKey(connection, taxGroup), out var rate) ? rate : Unknown(connection, "tax group", taxGroup);

    private static TaxKey GroupKey(TaxRow row) => new(row.Connection, row.TaxGroup);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private Refusal Unknown(ConnectionName connection, string kind, string text) => new()
    {
        Reason = ReasonCatalogue.TaxCodeUnknown,
        Message = $"The {kind} '{text}' of {connection} is not in the tax table.",
        Remedy = "Ask finance which tax group and rate it stands for, and add the row.",
        Facts = [new Fact("connection", connection.Value), new Fact(kind, text)],
        Table = TableName,
        TableVersion = Version,
    };

    private readonly record struct TaxKey(ConnectionName Connection, string Text);
}
