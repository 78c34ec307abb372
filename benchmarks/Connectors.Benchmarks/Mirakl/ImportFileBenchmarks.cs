using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Benchmarks.Mirakl;

/// <summary>
/// Writing the file of a stock import, against a writer that knows the same columns and quotes what needs it by hand, and against the usual first
/// try: the whole file as one text. Rows are made while they are written.
/// </summary>
[MemoryDiagnoser]
public class ImportFileBenchmarks
{
    [Params(1_000, 100_000)]
    public int Rows { get; set; }

    [Benchmark(Baseline = true)]
    public async Task WriteByHand()
    {
        await using var writer = new StreamWriter(Stream.Null, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        await writer.WriteAsync("\"offer-sku\";\"quantity\";\"warehouse-code\";\"update-delete\"\n");
        await foreach (var row in Source())
        {
            writer.Write('"');
            writer.Write(row.OfferSku.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write("\";\"");
            writer.Write(row.Quantity);
            writer.Write("\";\"");
            writer.Write(row.WarehouseCode?.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write(row.Delete ? "\";\"delete\"\n" : "\";\"update\"\n");
        }
    }

    [Benchmark]
    public async Task WriteAsOneText()
    {
        var text = new StringBuilder("\"offer-sku\";\"quantity\";\"warehouse-code\";\"update-delete\"\n");
        await foreach (var row in Source())
            text.Append(CultureInfo.InvariantCulture, $"\"{row.OfferSku}\";\"{row.Quantity}\";\"{row.WarehouseCode}\";\"{(row.Delete ? "delete" : "update")}\"\n");
        await Stream.Null.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
    }

    [Benchmark]
    public Task WriteStreamed() => CsvFiles.WriteAsync(Stream.Null, Source(), StockFile.Columns, StockFile.Write, ';', CancellationToken.None);

    private async IAsyncEnumerable<StockRow> Source()
    {
        for (var i = 0; i < Rows; i++)
            yield return new StockRow("NAIL-50-GALVANISED", i);
        await Task.CompletedTask;
    }
}
