using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklStockTests
{
    private const string Status = "api/offers/stock/imports/st-7/status";
    private const string Report = "api/offers/stock/imports/st-7/error_report";

    private static readonly StockRow[] Rows = [new("NAIL-50", 12), new("Say \"hi\"; new\nline", 0, "LEEDS"), new("OLD", 0, "YORK") { Delete = true }];

    [Fact]
    public async Task StartImportAsync_sends_the_file_with_every_cell_quoted()
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(o => o.ShopId = 7, uploads);

        var id = await host.Client.Stock.StartImportAsync(Rows.ToAsyncEnumerable());

        var (address, mediaType, body) = Assert.Single(uploads.Sent);
        Assert.Equal(("st-7", "/api/offers/stock/imports?shop_id=7", "multipart/form-data"), (id, address, mediaType));
        Assert.Contains("Content-Type: text/csv\r\nContent-Disposition: form-data; name=\"file\"; filename=\"stock.csv\"\r\n\r\n", body, StringComparison.Ordinal);
        Assert.Contains("""
            "offer-sku";"quantity";"warehouse-code";"update-delete"
            "NAIL-50";"12";"";"update"
            "Say ""hi""; new
            line";"0";"LEEDS";"update"
            "OLD";"0";"YORK";"delete"

            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_waits_at_the_published_pace_and_tells_how_it_went()
    {
        using var host = new MiraklHost(o => o.ShopId = 7);
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").WithExactQueryString("shop_id=7").Respond(HttpStatusCode.Created, "application/json", """{"import_id":"st-7"}""");
        host.ExpectGet(Status, "sto02-running", "shop_id=7");
        host.ExpectGet(Status, "sto02-complete", "shop_id=7");

        var result = await host.Client.Stock.ImportAsync(Rows.ToAsyncEnumerable());

        Assert.True(result.AllSucceeded);
        Assert.Equal(("st-7", 3, 0), (result.ImportId, result.Status.LinesInSuccess, result.Status.LinesInError));
        Assert.Empty(await result.Errors.ToListAsync());
        Assert.Equal([5, 15], host.Time.Waits.Select(w => w.TotalSeconds));
        host.Done();
    }

    [Fact]
    public async Task ImportAsync_that_is_complete_with_errors_gives_the_refused_lines()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").Respond(HttpStatusCode.Created, "application/json", """{"import_id":"st-7"}""");
        host.ExpectGet(Status, "sto02-complete-with-errors");
        host.Expect(HttpMethod.Get, Report).WithHeaders("Accept", "*/*").Respond("text/csv", "\uFEFF\"line\";\"reason\";\"offer-sku\";\"quantity\"\n\"3\";\"Unknown offer \"\"X\"\",\nnot yours\";\"X\";\"4\"\n\"5\";\"Closed\";\"Y\";\"1\"\n");

        var result = await host.Client.Stock.ImportAsync(Rows.ToAsyncEnumerable());
        var errors = await result.Errors.ToListAsync();

        Assert.False(result.AllSucceeded);
        Assert.Equal([(3L, "Unknown offer \"X\",\nnot yours", "X"), (5L, "Closed", "Y")], errors.Select(e => (e.Line!.Value, e.Message, e.Row["OFFER-SKU"]!)));
        Assert.Equal("line 3", errors[0].ToString());
        host.Done();
    }

    [Fact]
    public async Task ImportAsync_that_failed_is_a_result_and_no_success()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").Respond(HttpStatusCode.Created, "application/json", """{"import_id":"st-7"}""");
        host.Expect(HttpMethod.Get, Status).Respond("application/json", """{"import_id":"st-7","status":"FAILED","has_error_report":false}""");

        var result = await host.Client.Stock.ImportAsync(Rows.ToAsyncEnumerable());

        Assert.Equal((ImportState.Failed, false), (result.Status.Status, result.AllSucceeded));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData("NAIL-50", -1)]
    public async Task ImportAsync_refuses_a_row_without_an_offer_or_with_a_negative_quantity(string sku, int quantity)
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(primary: uploads);

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Stock.ImportAsync(new[] { Rows[0], new StockRow(sku, quantity) }.ToAsyncEnumerable()));

        Assert.Empty(uploads.Sent);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(HttpRequestException))]
    public async Task ImportAsync_gives_the_caller_back_what_its_own_rows_threw(Type type)
    {
        using var uploads = new Uploads(Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3, uploads);
        var mine = (Exception)Activator.CreateInstance(type, "mine")!;

        Assert.Same(mine, await Assert.ThrowsAnyAsync<Exception>(() => host.Client.Stock.ImportAsync(Broken())));
        Assert.Empty(uploads.Sent);

        async IAsyncEnumerable<StockRow> Broken()
        {
            yield return Rows[0];
            await Task.Yield();
            throw mine;
        }
    }

    [Fact]
    public async Task StartImportAsync_writes_the_rows_again_when_the_file_is_sent_again()
    {
        using var uploads = new Uploads((HttpStatusCode.ServiceUnavailable, ""), Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 1, uploads);
        var enumerated = 0;

        await host.Client.Stock.StartImportAsync(Counted());

        Assert.Equal(2, enumerated);
        Assert.All(uploads.Sent, sent => Assert.Contains("\"NAIL-50\";\"12\"", sent.Body, StringComparison.Ordinal));

        async IAsyncEnumerable<StockRow> Counted()
        {
            enumerated++;
            await Task.Yield();
            yield return Rows[0];
        }
    }

    [Theory]
    [InlineData("COMMA", "\"offer-sku\",\"quantity\"")]
    [InlineData("SEMICOLON", "\"offer-sku\";\"quantity\"")]
    public async Task StartImportAsync_takes_the_delimiter_from_the_platform_once(string word, string header)
    {
        using var uploads = new Uploads(
            (HttpStatusCode.OK, $$$"""{"features":{"operator_csv_delimiter":"{{{word}}}"}}"""), Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(o => o.CsvDelimiter = null, uploads);

        await host.Client.Stock.StartImportAsync(Rows.ToAsyncEnumerable());
        await host.Client.Stock.StartImportAsync(Rows.ToAsyncEnumerable());

        Assert.Equal(["/api/platform/configuration", "/api/offers/stock/imports", "/api/offers/stock/imports"], uploads.Sent.Select(s => s.Address));
        Assert.All(uploads.Sent.Skip(1), sent => Assert.Contains(header, sent.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartImportAsync_takes_the_semicolon_where_the_key_may_not_ask()
    {
        using var uploads = new Uploads((HttpStatusCode.Forbidden, """{"message":"No.","status":403}"""), Uploads.Created("""{"import_id":"st-7"}"""));
        using var host = new MiraklHost(o => o.CsvDelimiter = null, uploads);

        await host.Client.Stock.StartImportAsync(Rows.ToAsyncEnumerable());

        Assert.Contains("\"offer-sku\";", uploads.Sent[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartImportAsync_without_an_id_in_the_answer_is_unreadable()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/offers/stock/imports").Respond(HttpStatusCode.Created, "application/json", "{}");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Stock.StartImportAsync(Rows.ToAsyncEnumerable()));

        Assert.Equal((FailureKind.Unreadable, "STO01"), (failure.Kind, failure.Operation));
    }

    [Fact]
    public async Task WaitForImportAsync_names_the_import_when_it_does_not_end_in_time()
    {
        using var host = new MiraklHost(o => o.JobTimeout = TimeSpan.FromSeconds(40));
        for (var i = 0; i < 3; i++)
            host.ExpectGet(Status, "sto02-running");

        var failure = await Assert.ThrowsAsync<MiraklJobException>(() => host.Client.Stock.WaitForImportAsync("st-7"));

        Assert.Equal(("st-7", FailureKind.OutcomeUnknown, "STO02"), (failure.JobId, failure.Kind, failure.Operation));
        host.Done();
    }

    [Fact]
    public async Task WaitForImportAsync_asks_again_when_a_question_gets_lost_and_waits_as_long_as_it_is_told()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, Status).Fails(HttpStatusCode.BadGateway);
        host.Expect(HttpMethod.Get, Status).Respond(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(90)) } });
        host.ExpectGet(Status, "sto02-complete");

        Assert.True((await host.Client.Stock.WaitForImportAsync("st-7")).AllSucceeded);

        Assert.Equal([5, 15, 90], host.Time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task WaitForImportAsync_that_may_not_ask_names_the_import()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, Status).Fails(HttpStatusCode.NotFound);

        var failure = await Assert.ThrowsAsync<MiraklJobException>(() => host.Client.Stock.WaitForImportAsync("st-7"));

        Assert.Equal(("st-7", FailureKind.NotFound), (failure.JobId, failure.Kind));
        Assert.IsType<ConnectorNotFoundException>(failure.InnerException);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in; please</title></head>\n<body>Session over</body></html>", "text/csv")]
    [InlineData("<!DOCTYPE html>\n<html></html>", "text/html")]
    [InlineData("Back soon; sorry\nreally", "text/csv")]
    [InlineData("no route", "text/plain")]
    [InlineData("", "text/csv")]
    public async Task Report_that_is_something_else_is_a_failure_and_no_refused_lines(string body, string mediaType)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, Report).Respond(mediaType, body);

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var _ in host.Client.Stock.GetErrorsAsync("st-7"))
                Assert.Fail("It is no line.");
        });

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in; please</title></head>\n<body>Session over</body></html>", "text/csv")]
    [InlineData("{\"message\":\"no route\"}", "application/json")]
    [InlineData("a;b\n1;2\n", "text/csv")]
    public async Task Report_of_prices_or_offers_that_is_something_else_is_a_failure_too(string body, string mediaType)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/offers/pricing/imports/pr-1/error_report").Respond(mediaType, body);
        host.Expect(HttpMethod.Get, "api/offers/imports/2044/error_report").Respond(mediaType, body);

        foreach (var lines in (IAsyncEnumerable<ImportRowError>[])[host.Client.Prices.GetErrorsAsync("pr-1"), host.Client.Offers.GetErrorsAsync(2044)])
        {
            var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
            {
                await foreach (var _ in lines)
                    Assert.Fail("It is no line.");
            });
            Assert.Equal(FailureKind.Unreadable, failure.Kind);
        }
    }

    [Fact]
    public async Task Report_that_is_cut_off_is_a_failure_after_its_good_lines()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, Report).Respond(new StreamContent(new CutOff("\"line\";\"reason\"\n" + string.Concat(Enumerable.Range(2, 50_000).Select(i => $"\"{i}\";\"No\"\n")))));
        var lines = new List<long?>();

        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var error in host.Client.Stock.GetErrorsAsync("st-7"))
                lines.Add(error.Line);
        });

        Assert.InRange(lines.Count, 1, 50_000);
        Assert.Equal(Enumerable.Range(2, lines.Count).Select(i => (long?)i), lines);
    }

    [Fact]
    public async Task A_million_rows_are_written_while_they_are_enumerated()
    {
        var sink = new Sink();
        var asked = 0;
        sink.OnFirstWrite = () => Assert.InRange(asked, 1, 10_000);

        await CsvFiles.WriteAsync(sink, Rows(), StockFile.Columns, StockFile.Write, ';', CancellationToken.None);

        Assert.Equal(1_000_000, asked);
        Assert.InRange(sink.Written, 26_000_000, 40_000_000);
        Assert.InRange(sink.LargestWrite, 1, 128 * 1024);

        async IAsyncEnumerable<StockRow> Rows()
        {
            for (; asked < 1_000_000; asked++)
                yield return new StockRow($"SKU-{asked}", asked);
            await Task.CompletedTask;
        }
    }

    private sealed class Sink : MemoryStream
    {
        public Action? OnFirstWrite { get; set; }

        public long Written { get; private set; }

        public int LargestWrite { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Length);
            return ValueTask.CompletedTask;
        }

        private void Count(int length)
        {
            OnFirstWrite?.Invoke();
            OnFirstWrite = null;
            Written += length;
            LargestWrite = Math.Max(LargestWrite, length);
        }
    }

    private sealed class CutOff(string start) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(start))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("reset");
    }
}
