using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Units;
using Connectors.Tables.Internal;
using CsvHelper;

namespace Connectors.Tables;

/// <summary>Writes mapping tables as CSV that spreadsheets open without running anything, and that <see cref="TableReader"/> reads back to the same version.</summary>
/// <remarks>A cell that starts with <c>= + - @</c> gets an apostrophe in front; reading takes it away again. Lines end in CR LF; no byte order mark is written.</remarks>
public static class TableWriter
{
    /// <summary>Writes carriers.</summary>
    public static void WriteCsv(CarrierTable table, TextWriter writer) => Write(TableShapes.Carriers, table.Rows, writer);

    /// <summary>Writes units, without their aliases.</summary>
    public static void WriteCsv(UnitTable table, TextWriter writer) => Write(TableShapes.Units, table.Rows, writer);

    /// <summary>Writes the vendor spellings of units.</summary>
    public static void WriteAliasesCsv(UnitTable table, TextWriter writer) => Write(TableShapes.UnitAliases, table.Aliases, writer);

    /// <summary>Writes offers.</summary>
    public static void WriteCsv(OfferTable table, TextWriter writer) => Write(TableShapes.Offers, table.Rows, writer);

    /// <summary>Writes customers.</summary>
    public static void WriteCsv(CustomerTable table, TextWriter writer) => Write(TableShapes.Customers, table.Rows, writer);

    private static void Write<TRow>(TableShape<TRow> shape, IReadOnlyList<TRow> rows, TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, CsvWriterOptions.Default, leaveOpen: true);
        for (var i = 0; i < shape.Header.Count; i++)
        {
            csv.WriteField(shape.Header[i].Name);
        }

        csv.EndRecord();
        foreach (var row in rows)
        {
            foreach (var cell in shape.Write(row))
            {
                csv.WriteField(FormulaGuard.Guard(cell ?? string.Empty));
            }

            csv.EndRecord();
        }
    }
}
