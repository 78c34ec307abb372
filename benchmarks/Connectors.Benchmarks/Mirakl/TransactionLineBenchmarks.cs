using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Http.Internal;
using Connectors.Mirakl.Json;

namespace Connectors.Benchmarks.Mirakl;

/// <summary>
/// A file of TL05 read line by line, in both of its forms, against only walking its tokens. The serializer's reading of the whole file into a
/// list, from the same metadata, shows what line by line costs in time and saves in memory that is held at once.
/// </summary>
[MemoryDiagnoser]
public class TransactionLineBenchmarks
{
    private byte[] _json = [];
    private byte[] _ndjson = [];

    [Params(1_000, 20_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var lines = Enumerable.Range(1, Lines).Select(Line).ToList();
        _ndjson = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        _json = Encoding.UTF8.GetBytes($"{{\"data\":[{string.Join(',', lines)}]}}");
    }

    [Benchmark(Baseline = true)]
    public long WalkTokens()
    {
        var reader = new Utf8JsonReader(_json);
        var tokens = 0L;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark]
    public decimal ReadListBySerializer() =>
        JsonSerializer.Deserialize(_json, MiraklJsonContext.Default.SeekPageTransactionLine)!.Data.Sum(static l => l.Amount!.Value);

    [Benchmark]
    public Task<decimal> ReadJsonLineByLine() => SumAsync(_json, "data");

    [Benchmark]
    public Task<decimal> ReadNdjsonLineByLine() => SumAsync(_ndjson, null);

    private static async Task<decimal> SumAsync(byte[] file, string? member)
    {
        using var body = new MemoryStream(file, writable: false);
        using var items = new JsonItems<Connectors.Mirakl.Models.TransactionLine>(body, MiraklJsonContext.Default.TransactionLine, member, int.MaxValue, ["id"]);
        var sum = 0m;
        while (await items.ReadAsync(CancellationToken.None))
            sum += items.Current.Amount!.Value;
        return sum;
    }

    private static string Line(int number) =>
        $$$$"""
        {"id":"{{{{new Guid(number, 7, 7, new byte[8])}}}}","type":"{{{{(number % 3 == 0 ? "COMMISSION_FEE" : "ORDER_AMOUNT")}}}}","amount":{{{{number % 700}}}}.50,"amount_credited":{{{{number % 700}}}}.50,"amount_debited":0,"balance":{{{{number}}}}.25,"currency_iso_code":"GBP","date_created":"2026-03-01T10:00:00Z","last_updated":"2026-03-01T10:00:00.125Z","payment_state":"PAYABLE","pay_out_psp_code":"OPERATOR","entities":{"domain":"PRODUCT","order":{"id":"{{{{740_000 + number}}}}-A","commercial_id":"{{{{740_000 + number}}}}","creation_date":"2026-02-27T09:00:00Z","references":{"order_reference_for_seller":"SO-{{{{number}}}}"}},"order_line":{"id":"{{{{740_000 + number}}}}-A-1"},"channel":{"code":"BQ_UK"}}}
        """;
}
