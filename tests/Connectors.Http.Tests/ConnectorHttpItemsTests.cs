using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class ConnectorHttpItemsTests
{
    private const string A = """{"number":"A","weight":1}""";
    private const string B = """{"number":"B","weight":2}""";

    [Theory]
    [InlineData($"[{A},{B}]")]
    [InlineData($" [ {A} ,\n null, {B} ] ")]
    [InlineData($"{A}\n{B}\n")]
    [InlineData($"{A}{B}")]
    [InlineData($"\uFEFF[{A},{B}]")]
    [InlineData("[]", 0)]
    [InlineData("", 0)]
    [InlineData("\n", 0)]
    public async Task Items_of_an_array_or_of_lines_are_read(string body, int count = 2) =>
        Assert.Equal(Expected(count), await ReadAsync(body, null));

    [Theory]
    [InlineData($$"""{"orders":[{{A}},{{B}}]}""")]
    [InlineData($$"""{"total":2,"links":{"orders":[1]},"orders":[{{A}},{{B}}],"more":[3]}""")]
    [InlineData($"[{A},{B}]")]
    [InlineData("""{"orders":[]}""", 0)]
    [InlineData("""{"orders":null}""", 0)]
    public async Task Items_of_a_member_are_read(string body, int count = 2) =>
        Assert.Equal(Expected(count), await ReadAsync(body, "orders"));

    [Theory]
    [InlineData($"[{A},")]
    [InlineData($"[{A}")]
    [InlineData($$"""[{{A}},{"number":""")]
    [InlineData($$"""{"orders":[{{A}}""", "orders")]
    [InlineData("", "orders")]
    [InlineData("{}", "orders")]
    [InlineData("""{"other":[]}""", "orders")]
    [InlineData("""{"orders":7}""", "orders")]
    [InlineData("7")]
    [InlineData("<html>")]
    public async Task Body_that_is_cut_off_or_something_else_is_unreadable_and_never_an_end(string body, string? member = null)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(body, member));

        Assert.Equal((FailureKind.Unreadable, "acme GET1 failed: unreadable body"), (failure.Kind, failure.Message));
    }

    [Theory]
    [InlineData($$"""[{{A}},{"number":"X","weight":"heavy"},{{B}}]""", null, "$[1].weight")]
    [InlineData($$"""{"orders":[{{A}},{"number":"X","weight":"heavy"},{{B}}]}""", "orders", "$.orders[1].weight")]
    [InlineData($$"""{{A}}{"number":"X","weight":"heavy"}{{B}}""", null, "$[1].weight")]
    public async Task Item_that_cannot_be_read_costs_itself_alone_and_is_told_at_the_end(string body, string? member, string path)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, body);
        var read = new List<Parcel>();

        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var parcel in rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel, member, ["number"]))
                read.Add(parcel);
        });

        Assert.Equal(Expected(2), read);
        Assert.Equal([new UnreadableItem("X", path)], failure.Items);
    }

    [Fact]
    public async Task Items_come_before_the_list_has_ended()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new BreakingContent(new HttpIOException(HttpRequestError.ResponseEnded), $"[{A},{new string(' ', 100_000)}"));
        var read = new List<Parcel>();

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var parcel in rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel))
                read.Add(parcel);
        });

        Assert.Equal(Expected(1), read);
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40_000)]
    public async Task Items_are_the_same_however_the_bytes_arrive_and_however_long_they_are(int chunk)
    {
        using var rig = new Rig();
        var items = Enumerable.Range(0, 300).Select(i => new Parcel(new string('x', i % 10 == 0 ? i * 1_000 : i), default, i)).ToList();
        var body = $"[{string.Join(',', items.Select(i => $$"""{"number":"{{i.Number}}","weight":{{i.Weight}}}"""))}]";
        rig.Transport.ThenContent(new StreamContent(new Trickle(Encoding.UTF8.GetBytes(body), chunk)));

        var read = new List<Parcel>();
        await foreach (var parcel in rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel))
            read.Add(parcel);

        Assert.Equal(items, read);
    }

    [Fact]
    public async Task Item_beyond_the_cap_is_unreadable()
    {
        using var rig = new Rig(o => o.MaxResponseBytes = 50_000);
        rig.Transport.Then(HttpStatusCode.OK, $$"""[{{A}},{"number":"{{new string('x', 200_000)}}"}]""");

        await using var items = rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        var failure = await Rig.FailAsync<ConnectorException>(items.MoveNextAsync().AsTask());

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task Leaving_early_gives_the_connection_back()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, $"[{A},{B}]");

        await foreach (var parcel in rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel))
        {
            Assert.Equal("A", parcel.Number);
            break;
        }

        Assert.True(rig.Transport.Responses[0].IsDisposed);
    }

    private static IEnumerable<Parcel> Expected(int count) => new[] { new Parcel("A", default, 1), new Parcel("B", default, 2) }.Take(count);

    private static async Task<List<Parcel>> ReadAsync(string body, string? member)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, body);
        var read = new List<Parcel>();
        await foreach (var parcel in rig.Http.SendForItemsAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel, member))
            read.Add(parcel);
        return read;
    }

    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
