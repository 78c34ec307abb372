using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Dynamics365.BusinessCentral;

namespace Connectors.Benchmarks.Dynamics365;

/// <summary>The largest page of ledger entries that Business Central gives, read through the client as it arrives, each entry checked; against only walking its tokens.</summary>
[MemoryDiagnoser]
public class LedgerEntryBenchmarks
{
    private byte[] _page = [];
    private HttpClient _http = null!;
    private BusinessCentralClient _client = null!;

    public static IEnumerable<int> AllEntries => Program.IsSmoke ? [1_000] : [1_000, 20_000];

    [ParamsSource(nameof(AllEntries))]
    public int Entries { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _page = Encoding.UTF8.GetBytes($$"""{"@odata.context":"$metadata#generalLedgerEntries","value":[{{string.Join(',', Enumerable.Range(1, Entries).Select(Entry))}}]}""");
        _http = new HttpClient(new PageHandler(_page)) { BaseAddress = new Uri("https://erp.example/api/v2.0/") };
        _client = new BusinessCentralClient(_http, new BusinessCentralClientOptions { CompanyId = new Guid(1, 2, 3, new byte[8]), PageSize = Math.Max(Entries, 1_000) });
    }

    [GlobalCleanup]
    public void CleanUp() => _http.Dispose();

    [Benchmark(Baseline = true)]
    public long WalkTokens()
    {
        var reader = new Utf8JsonReader(_page);
        var tokens = 0L;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark]
    public async Task<decimal> ReadPage()
    {
        var sum = 0m;
        var count = 0;
        await foreach (var entry in _client.GetGeneralLedgerEntriesAsync())
        {
            sum += entry.DebitAmount ?? 0m;
            count++;
        }

        return count == Entries ? sum : throw new InvalidOperationException($"{count} entries were read of {Entries}.");
    }

    private static string Entry(int number) =>
        $$"""
        {"@odata.etag":"W/\"{{number}}\"","id":"{{new Guid(number, 7, 7, new byte[8])}}","entryNumber":{{number}},"postingDate":"2026-11-20","documentNumber":"BQ-2026-{{number % 97}}","documentType":"_x0020_","accountId":"{{new Guid(number % 40, 9, 9, new byte[8])}}","accountNumber":"{{6000 + (number % 40)}}","description":"Settlement line {{number}}","debitAmount":{{number % 700}}.25,"creditAmount":0,"additionalCurrencyDebitAmount":0,"additionalCurrencyCreditAmount":0,"lastModifiedDateTime":"2026-11-21T03:00:00.123Z"}
        """;

    /// <summary>Answers at once with the page: no network, no sign-in.</summary>
    private sealed class PageHandler(byte[] page) : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue Json = new("application/json");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(page);
            content.Headers.ContentType = Json;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
