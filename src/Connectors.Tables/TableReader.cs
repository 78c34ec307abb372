using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Tables.Internal;

namespace Connectors.Tables;

/// <summary>Reads mapping tables from the bytes of a CSV or JSON file. Pure: the same bytes always give the same answer.</summary>
/// <remarks>
/// CSV is UTF-8 with a header row; columns in any order; separator comma, semicolon or tab; cells may be quoted but stay on one line.
/// JSON is an array of flat objects. Ids are text as it stands: case and leading zeros count. An unknown column, a formula, a number that a
/// spreadsheet shortened (1.5E+12), an invisible character and letters that only look Latin are errors. Every error of a file is told at once.
/// </remarks>
public static class TableReader
{
    // How compiling marks a mistake in an alias.
    private const string AliasPrefix = "Alias.";

    /// <summary>Reads carriers: <c>marketplace,warehouse,carrier,service,code</c>; an empty warehouse means any.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="separator">CSV separator; null: told from the header.</param>
    public static TableLoad<CarrierTable, CarrierMap> ReadCarriers(ReadOnlyMemory<byte> content, string file, char? separator = null) =>
        Load(TableShapes.Carriers, content, file, separator, static (version, rows) => new CarrierTable { Version = version, Rows = rows }, CarrierMap.Compile);

    /// <summary>Reads offers: <c>marketplace,offer_id,shop_sku,sku,unit</c>.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="separator">CSV separator; null: told from the header.</param>
    public static TableLoad<OfferTable, OfferMap> ReadOffers(ReadOnlyMemory<byte> content, string file, char? separator = null) =>
        Load(TableShapes.Offers, content, file, separator, static (version, rows) => new OfferTable { Version = version, Rows = rows }, OfferMap.Compile);

    /// <summary>Reads customers: <c>marketplace,channel,customer_id,customer</c>; an empty channel or customer id means any.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="separator">CSV separator; null: told from the header.</param>
    public static TableLoad<CustomerTable, CustomerMap> ReadCustomers(ReadOnlyMemory<byte> content, string file, char? separator = null) =>
        Load(TableShapes.Customers, content, file, separator, static (version, rows) => new CustomerTable { Version = version, Rows = rows }, CustomerMap.Compile);

    /// <summary>Reads units, <c>sku,unit,base_units,is_base,gtin,decimals</c> with base units as <c>12</c> or <c>1/3</c>, and their vendor spellings, <c>system,text,unit</c>.</summary>
    /// <param name="units">The unit file's bytes.</param>
    /// <param name="file">What errors call the unit file.</param>
    /// <param name="aliases">The alias file's bytes; null: there are no aliases.</param>
    /// <param name="aliasFile">What errors call the alias file.</param>
    /// <param name="separator">CSV separator; null: told from each header.</param>
    public static TableLoad<UnitTable, UnitCatalogue> ReadUnits(
        ReadOnlyMemory<byte> units, string file, ReadOnlyMemory<byte>? aliases = null, string aliasFile = "unit aliases", char? separator = null)
    {
        var unitRows = RowSet<UnitRow>.Parse(TableShapes.Units, units, file, separator);
        var aliasRows = aliases is { } bytes ? RowSet<UnitAlias>.Parse(TableShapes.UnitAliases, bytes, aliasFile, separator) : null;
        IReadOnlyList<UnitAlias> aliasList = aliasRows?.Rows ?? [];

        // A row that cannot be read may be the base row of its SKU, so what compiling would say about the rest could be wrong.
        if (unitRows.HasErrors || aliasRows is { HasErrors: true })
        {
            return new TableLoad<UnitTable, UnitCatalogue> { Errors = [.. unitRows.Errors, .. aliasRows?.Errors ?? []] };
        }

        var version = ContentVersion.Of([
            .. unitRows.Rows.Select(TableShapes.Units.Write),
            .. aliasList.Select(TableShapes.UnitAliases.Write)]);
        var table = new UnitTable { Version = version, Rows = unitRows.Rows, Aliases = aliasList };
        var compilation = UnitCatalogue.Compile(table);
        foreach (var mistake in compilation.Mistakes)
        {
            if (aliasRows is not null && mistake.Column.StartsWith(AliasPrefix, StringComparison.Ordinal))
            {
                aliasRows.Add(mistake with { Column = mistake.Column[AliasPrefix.Length..] });
            }
            else
            {
                unitRows.Add(mistake);
            }
        }

        return compilation.Mistakes.Count > 0
            ? new TableLoad<UnitTable, UnitCatalogue> { Errors = [.. unitRows.Errors, .. aliasRows?.Errors ?? []] }
            : new TableLoad<UnitTable, UnitCatalogue> { Table = table, Map = compilation.Value };
    }

    private static TableLoad<TTable, TMap> Load<TRow, TTable, TMap>(
        TableShape<TRow> shape, ReadOnlyMemory<byte> content, string file, char? separator,
        Func<string, IReadOnlyList<TRow>, TTable> build, Func<TTable, Compilation<TMap>> compile)
        where TTable : class
        where TMap : class
    {
        var set = RowSet<TRow>.Parse(shape, content, file, separator);
        var table = build(ContentVersion.Of(set.Rows.Select(shape.Write)), set.Rows);

        // The good rows are compiled even when others are bad, so that one look shows everything there is to correct.
        var compilation = compile(table);
        foreach (var mistake in compilation.Mistakes)
        {
            set.Add(mistake);
        }

        return set.HasErrors
            ? new TableLoad<TTable, TMap> { Errors = set.Errors }
            : new TableLoad<TTable, TMap> { Table = table, Map = compilation.Value };
    }
}
