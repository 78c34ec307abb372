using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class ConnectorDownloadTests
{
    private static readonly TimeSpan IdleTimeout = new ConnectorResilienceOptions().DownloadIdleTimeout;

    [Fact]
    public async Task Body_is_handed_out_as_it_arrives_and_never_kept()
    {
        using var rig = new Rig();
        var endless = new EndlessContent();
        rig.Transport.ThenContent(endless);

        await using var download = await rig.DownloadAsync(Samples.Read);
        var read = await download.Content.ReadAsync(new byte[100]);

        Assert.Equal((100, 100), (read, endless.BytesRead));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in; please</title></head>", "text/csv")]
    [InlineData("\uFEFF \r\n<HTML>", "application/octet-stream")]
    [InlineData("<?xml version=\"1.0\"?><!-- gateway --><html xmlns=\"http://www.w3.org/1999/xhtml\">", "application/xml")]
    public async Task A_web_page_is_no_file_whatever_it_is_called(string page, string mediaType)
    {
        foreach (var size in (int[])[1, 7, 4096])
        {
            using var rig = new Rig();
            rig.Transport.Then(HttpStatusCode.OK, page, mediaType: mediaType);
            await using var download = await rig.DownloadAsync(Samples.Read);

            var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
            {
                while (await download.Content.ReadAsync(new byte[size]) > 0)
                {
                    // What it holds is not looked at.
                }
            });

            Assert.Equal((FailureKind.Unreadable, true), (failure.Kind, failure.IsTransient));
        }
    }

    [Fact]
    public async Task A_web_page_by_its_media_type_is_no_file_and_is_asked_for_again()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, "sign in", mediaType: "text/html").Then(HttpStatusCode.OK, "a;b", mediaType: "text/csv");

        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("<errors><error>Header; body</error></errors>")]
    [InlineData("a;b\n<html>;1\n")]
    [InlineData("<")]
    [InlineData("")]
    public async Task A_file_that_only_looks_a_little_like_one_is_read_whole(string text)
    {
        foreach (var size in (int[])[1, 7, 4096])
        {
            using var rig = new Rig();
            rig.Transport.Then(HttpStatusCode.OK, text, mediaType: "application/octet-stream");
            await using var download = await rig.DownloadAsync(Samples.Read);
            using var copy = new MemoryStream();

            await download.Content.CopyToAsync(copy, size);

            Assert.Equal(text, Encoding.UTF8.GetString(copy.ToArray()));
        }
    }

    [Fact]
    public async Task Body_is_read_to_its_end()
    {
        using var rig = new Rig();
        var text = new string('x', 300_000);
        rig.Transport.ThenContent(new UnknownLengthContent(text));

        await using var download = await rig.DownloadAsync(Samples.Read);
        using var copy = new MemoryStream();
        await download.CopyToAsync(copy);

        Assert.Equal(text, Encoding.UTF8.GetString(copy.ToArray()));
    }

    [Fact]
    public async Task Media_type_and_length_are_told()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, "a;b", mediaType: "text/csv");

        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Equal(("text/csv", 3L, null), (download.MediaType, download.Length, download.FileName));
    }

    [Theory]
    [InlineData("attachment; filename=errors-7.csv", "errors-7.csv")]
    [InlineData("attachment; filename=\"errors; 7.csv\"; size=3", "errors; 7.csv")]
    [InlineData("attachment; filename=\"a\\\"b.csv\"", "a\"b.csv")]
    [InlineData("attachment;filename=two words.csv", "two words.csv")]
    [InlineData("attachment; filename=\"open.csv", "open.csv")]
    [InlineData("attachment; filename=plain.csv; filename*=UTF-8''na%C3%AFve%20file.csv", "naïve file.csv")]
    [InlineData("attachment; FILENAME*=iso-8859-1'en'%A3%20rates.csv", "£ rates.csv")]
    [InlineData("attachment; filename*=koi8-r''x; filename=plain.csv", "plain.csv")]
    [InlineData("attachment; filename=\"=?UTF-8?B?bmHDr3ZlLmNzdg==?=\"", "naïve.csv")]
    [InlineData("attachment; filename=\"=?UTF-8?Q?na=C3=AFve_file?= =?utf-8?q?.csv?=\"", "naïve file.csv")]
    [InlineData("attachment; filename=\"=?UTF-8?B?###?=\"", "=?UTF-8?B?###?=")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\\\temp\\\\x.csv\"", "x.csv")]
    [InlineData("attachment; filename*=UTF-8''..%2F..%2Fx.csv", "x.csv")]
    [InlineData("attachment; filename*=UTF-8''a%0Ab.csv", "ab.csv")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment; filename=", null)]
    [InlineData("attachment", null)]
    [InlineData(";;=;", null)]
    public async Task File_name_is_read_in_every_form_and_never_leads_elsewhere(string header, string? name)
    {
        using var rig = new Rig();
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.OK, "x");
            answer.Content.Headers.TryAddWithoutValidation("Content-Disposition", header);
            return answer;
        });

        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Equal(name, download.FileName);
    }

    [Fact]
    public async Task Error_is_read_judged_and_repeated_like_any_call()
    {
        using var rig = new Rig();
        rig.Transport.Then(503).Then(HttpStatusCode.OK, "file");

        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Error_that_stays_reaches_the_caller_with_its_body()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.NotFound, "gone");

        var failure = await Rig.FailAsync<ConnectorNotFoundException>(rig.DownloadAsync(Samples.Read));

        Assert.Equal("gone", failure.Body);
        Assert.True(rig.Transport.Responses[0].IsDisposed);
    }

    [Fact]
    public async Task Headers_that_never_come_end_the_attempt()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        var began = new TaskCompletionSource();
        rig.Transport.ThenHang(began);

        var call = rig.DownloadAsync(Samples.Read);
        await began.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("acme GET1 failed: timed out", (await Rig.FailAsync<ConnectorException>(call)).Message);
    }

    [Fact]
    public async Task Slow_body_outlives_the_call_s_own_time_outs()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, "file");
        await using var download = await rig.DownloadAsync(Samples.Read);

        rig.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(4, await download.Content.ReadAsync(new byte[10]));
    }

    [Fact]
    public async Task Silence_ends_a_read()
    {
        using var rig = new Rig();
        var content = new HangingContent();
        rig.Transport.ThenContent(content);
        await using var download = await rig.DownloadAsync(Samples.Read);

        var read = download.Content.ReadAsync(new byte[10]).AsTask();
        await content.Began;
        rig.Clock.Advance(IdleTimeout - TimeSpan.FromTicks(1));
        Assert.False(read.IsCompleted);
        rig.Clock.Advance(TimeSpan.FromTicks(1));
        var failure = await Rig.FailAsync<ConnectorException>(read);

        Assert.Equal((FailureKind.NotExecuted, true, "acme GET1 failed: timed out"), (failure.Kind, failure.IsTransient, failure.Message));
    }

    [Fact]
    public async Task A_body_that_drips_just_before_each_silence_would_end_it_ends_all_the_same()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new DrippingContent(() => rig.Clock.Advance(IdleTimeout - TimeSpan.FromTicks(1))));
        await using var download = await rig.DownloadAsync(Samples.Read);
        var most = new ConnectorResilienceOptions().DownloadTimeout / (IdleTimeout - TimeSpan.FromTicks(1));

        var reads = 0;
        var failure = await Rig.FailAsync<ConnectorException>(ReadAsync());

        Assert.Equal((FailureKind.NotExecuted, true, "acme GET1 failed: timed out"), (failure.Kind, failure.IsTransient, failure.Message));
        Assert.InRange(reads, most - 1, most + 1);

        async Task ReadAsync()
        {
            for (; reads < most * 10; reads++)
                await download.Content.ReadExactlyAsync(new byte[1]);
        }
    }

    [Theory]
    [InlineData(RetrySafety.Read, FailureKind.NotExecuted)]
    [InlineData(RetrySafety.Create, FailureKind.OutcomeUnknown)]
    public async Task Connection_that_breaks_while_reading_is_a_failure_of_the_call(RetrySafety repeat, FailureKind kind)
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new BreakingContent(new HttpIOException(HttpRequestError.ResponseEnded)));
        await using var download = await rig.DownloadAsync(Samples.Read with { RetrySafety = repeat });

        var failure = await Rig.FailAsync<ConnectorException>(download.CopyToAsync(Stream.Null));

        Assert.Equal((kind, true, "acme GET1 failed: connection lost"), (failure.Kind, failure.IsTransient, failure.Message));
    }

    [Fact]
    public async Task Cancelled_read_is_the_caller_s_cancellation()
    {
        using var rig = new Rig();
        var content = new HangingContent();
        rig.Transport.ThenContent(content);
        await using var download = await rig.DownloadAsync(Samples.Read);
        using var cancel = new CancellationTokenSource();

        var read = download.Content.ReadAsync(new byte[10], cancel.Token).AsTask();
        await content.Began;
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read)).CancellationToken);
    }

    [Fact]
    public async Task Body_up_to_the_cap_is_read_and_one_byte_more_is_unreadable()
    {
        using var rig = new Rig(o => o.MaxDownloadBytes = 4);
        rig.Transport.Then(HttpStatusCode.OK, "1234").Then(HttpStatusCode.OK, "12345");
        await using var fits = await rig.DownloadAsync(Samples.Read);
        await using var large = await rig.DownloadAsync(Samples.Read);

        await fits.CopyToAsync(Stream.Null);
        var failure = await Rig.FailAsync<ConnectorException>(large.CopyToAsync(Stream.Null));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task Disposing_gives_the_connection_back()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new EndlessContent());
        var download = await rig.DownloadAsync(Samples.Read);
        Assert.False(rig.Transport.Responses[0].IsDisposed);

        await download.DisposeAsync();

        Assert.True(rig.Transport.Responses[0].IsDisposed);
    }

    [Fact]
    public async Task Synchronous_reads_are_refused()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, "file");
        await using var download = await rig.DownloadAsync(Samples.Read);

        Assert.Throws<NotSupportedException>(() => download.Content.Read(new byte[1], 0, 1));
    }
}
