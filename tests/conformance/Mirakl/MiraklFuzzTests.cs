using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Whatever a server answers, a call ends with its answer or with our exception: never with another one, and never not at all.</summary>
public sealed class MiraklFuzzTests
{
    private const int Seed = 20260321;
    private const int MutationsPerAnswer = 12;

    [ContractFact(MiraklContract.File)]
    public async Task Damaged_answers_end_in_our_exception_or_are_read()
    {
        var examples = MiraklContract.JsonExamples().ToLookup(static e => e.Code, static e => Encoding.UTF8.GetBytes(e.Body.ToJsonString()));
        var dice = new Random(Seed);
        var escaped = new List<string>();
        foreach (var call in MiraklCalls.All)
        {
            foreach (var example in examples[call.Operation.Code])
            {
                for (var i = 0; i < MutationsPerAnswer; i++)
                    escaped.AddRange(await EscapedAsync(call, HttpStatusCode.OK, "application/json", Damage(example, dice)));
            }
        }

        Assert.True(escaped.Count == 0, string.Join(Environment.NewLine, escaped));
    }

    [Fact]
    public async Task Answers_of_another_kind_end_in_our_exception_or_are_read()
    {
        (HttpStatusCode Status, string? Type, string Body)[] answers =
        [
            (HttpStatusCode.OK, "application/json", string.Empty), (HttpStatusCode.OK, "application/json", "null"), (HttpStatusCode.OK, "application/json", "[]"),
            (HttpStatusCode.OK, "application/json", "{}"), (HttpStatusCode.OK, "application/json", "3"), (HttpStatusCode.OK, "application/json", "\"text\""),
            (HttpStatusCode.OK, "application/json", new string('[', 5000)), (HttpStatusCode.OK, "application/json", """{"data":{},"orders":3,"import_id":{}}"""),
            (HttpStatusCode.OK, "text/html", "<html><body>Maintenance</body></html>"), (HttpStatusCode.OK, "application/pdf", "%PDF-1.7"), (HttpStatusCode.OK, null, "\0\u0001"),
            (HttpStatusCode.NoContent, null, string.Empty), (HttpStatusCode.BadRequest, "text/html", "<html>Bad</html>"), (HttpStatusCode.NotFound, "application/json", "{"),
            (HttpStatusCode.Forbidden, "text/plain", "no"), (HttpStatusCode.Gone, null, string.Empty), (HttpStatusCode.BadGateway, "text/html", "<html>Gateway</html>"),
            (HttpStatusCode.MultipleChoices, null, string.Empty), (HttpStatusCode.BadRequest, "application/json", """{"errors":[null,3,"text",{"code":[]}],"message":{}}"""),
        ];
        var escaped = new List<string>();
        foreach (var call in MiraklCalls.All)
        {
            foreach (var (status, type, body) in answers)
                escaped.AddRange(await EscapedAsync(call, status, type, Encoding.UTF8.GetBytes(body)));
        }

        Assert.True(escaped.Count == 0, string.Join(Environment.NewLine, escaped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_fifty_megabytes_is_refused_and_not_read_past_the_limit(bool isLengthTold)
    {
        const int Limit = 1024 * 1024;
        const int ReadAhead = Limit; // A buffer doubles as it fills.
        const int Length = 50 * 1024 * 1024;
        await using var body = new Spaces(Length);
        using var content = new StreamContent(body) { Headers = { ContentType = new("application/json"), ContentLength = isLengthTold ? Length : null } };
        var call = MiraklCalls.All.Single(static c => c.Operation == MiraklOperations.GetAccount);
        await using var services = Services(HttpStatusCode.OK, () => content, static o => o.Resilience.MaxResponseBytes = Limit);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => call.Run(services.GetRequiredKeyedService<MiraklClient>("bq")));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.InRange(body.Given, 0, Limit + ReadAhead);
    }

    private static async Task<IReadOnlyList<string>> EscapedAsync(MiraklCall call, HttpStatusCode status, string? type, byte[] body)
    {
        await using var services = Services(status, () => new ByteArrayContent(body) { Headers = { ContentType = type is null ? null : new MediaTypeHeaderValue(type) } });
        var run = call.Run(services.GetRequiredKeyedService<MiraklClient>("bq"));
        await run.WaitAsync(HangGuard.Limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!run.IsCompleted)
            return [$"{call}: {(int)status} {type} did not end: {Shown(body)}"];
        if (run.Exception?.InnerException is ConnectorBusyException)
            return [$"{call}: was never sent"];
        return run.Exception?.InnerException is { } failure and not ConnectorException ? [$"{call}: {(int)status} {type} ended in {failure.GetType().Name} ({failure.Message}): {Shown(body)}"] : [];
    }

    private static ServiceProvider Services(HttpStatusCode status, Func<HttpContent> content, Action<MiraklClientOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = new Uri("https://marketplace.example.com");
            options.ApiKey = "a-key";
            options.Resilience.MaxRetries = 0;
            options.JobTimeout = TimeSpan.FromSeconds(20);
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => new Answering(status, content));
        return services.BuildServiceProvider();
    }

    private static string Shown(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(200, body.Length));

    /// <summary>Cuts, flips, drops, doubles, or puts a number where a text was and the other way round.</summary>
    private static byte[] Damage(byte[] body, Random dice)
    {
        var at = dice.Next(body.Length);
        return dice.Next(6) switch
        {
            0 => body[..at],
            1 => [.. body[..at], (byte)dice.Next(256), .. body[(at + 1)..]],
            2 => [.. body[..at], .. body[Math.Min(body.Length, at + 1 + dice.Next(20))..]],
            3 => [.. body, .. body],
            4 => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace($":{dice.Next(10)}", ":\"x\"", StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(":\"", ":[1,{\"y\":null}],\"zz\":\"", StringComparison.Ordinal)),
        };
    }

    private sealed class Answering(HttpStatusCode status, Func<HttpContent> content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = content(), RequestMessage = request });
    }

    /// <summary>As many spaces as are asked for, up to its length: counts what was taken.</summary>
    private sealed class Spaces(int length) : Stream
    {
        public int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var given = buffer[..Math.Min(buffer.Length, length - Given)];
            given.Fill((byte)' ');
            Given += given.Length;
            return given.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
