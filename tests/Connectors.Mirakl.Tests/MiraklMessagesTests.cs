using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklMessagesTests
{
    private const string Sent = """{"message_id":"me-9","thread_id":"th-9"}""";

    private const string OneThread =
        """{"id":"th-1","date_created":"2026-03-02T12:00:01Z","messages":[{"id":"me-1","body":"Hello","from":{"type":"SHOP_USER"},"date_created":"2026-03-02T12:00:01Z"}]}""";

    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetThreadsAsync_sends_every_filter_and_tells_since_when_an_answer_is_due()
    {
        using var host = new MiraklHost();
        host.ExpectGet(
            "api/inbox/threads", "m11-threads", "entity_type=MMP_ORDER&entity_id=70011-A%2C70012-A&updated_since=2026-03-01T00%3A00%3A00Z&with_messages=true&channel_codes=BQ_UK&limit=100");

        var thread = (await MiraklOrdersTests.All(host.Client.Messages.GetThreadsAsync(new ThreadFilter
        {
            EntityType = ThreadEntityType.MmpOrder,
            EntityIds = ["70011-A", "70012-A"],
            UpdatedSince = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            WithMessages = true,
            ChannelCodes = ["BQ_UK"],
        }))).Single();

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), thread.Metadata!.ShopReplyNeededSince);
        Assert.Equal(("MARTIAN", "at-1"), (thread.Metadata.LastSender!.Type.Value, thread.Messages.Single().Attachments.Single().Id));
        Assert.Empty(thread.NoStoreReplyNeeded);
    }

    [Fact]
    public async Task Messages_and_names_are_never_shown()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/inbox/threads", "m11-threads", "limit=100");

        var thread = (await MiraklOrdersTests.All(host.Client.Messages.GetThreadsAsync())).Single();

        Assert.Equal("[personal data]", thread.Messages.Single().ToString());
        Assert.Equal("[personal data]", thread.CurrentParticipants.Single().ToString());
    }

    [Fact]
    public async Task GetThreadAsync_that_is_gone_is_not_found()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/inbox/threads/th-1").Fails(HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => host.Client.Messages.GetThreadAsync("th-1"));
    }

    [Fact]
    public async Task ReplyAsync_sends_the_message_and_its_files()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/inbox/threads/th-1/message")
            .WithPartialContent("""{"body":"On its way.","to":[{"type":"CUSTOMER","id":"cu-1"},{"type":"OPERATOR"}]}""").WithPartialContent("name=\"files\"; filename=\"map.png\"")
            .Respond(HttpStatusCode.Created, "application/json", Sent);

        var sent = await host.Client.Messages.ReplyAsync(
            "th-1", new MessageReply { Body = "On its way.", To = [new(ParticipantType.Customer, "cu-1"), new(ParticipantType.Operator)] }, [UploadFile.Of("map.png", [1, 2], "image/png")]);

        Assert.Equal(("th-9", "me-9"), (sent.ThreadId, sent.MessageId));
        host.Done();
    }

    [Fact]
    public async Task CreateOrderThreadAsync_names_receivers_as_words()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/orders/70011-A/threads")
            .WithPartialContent("""{"body":"Hello","to":["CUSTOMER","OPERATOR"],"topic":{"type":"REASON_CODE","value":"31"}}""")
            .Respond(HttpStatusCode.Created, "application/json", Sent);

        await host.Client.Messages.CreateOrderThreadAsync("70011-A", new NewOrderThread
        {
            Body = "Hello",
            To = [ParticipantType.Customer, ParticipantType.Operator],
            Topic = new ThreadTopic { Type = ThreadTopicType.ReasonCode, Value = "31" },
        });

        host.Done();
    }

    [Fact]
    public async Task CreateOperatorThreadAsync_is_between_seller_and_operator_unless_it_says_otherwise()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/inbox/threads")
            .WithPartialContent("""{"body":"Hello","topic":{"type":"FREE_TEXT","value":"Payout"},"entity":{"type":"SELLER_OPERATOR"}}""")
            .Respond(HttpStatusCode.Created, "application/json", Sent);

        await host.Client.Messages.CreateOperatorThreadAsync(new NewOperatorThread { Body = "Hello", Topic = new ThreadTopic { Type = ThreadTopicType.FreeText, Value = "Payout" } });

        host.Done();
    }

    [Fact]
    public async Task ReplyAsync_is_never_repeated_after_an_unknown_outcome()
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Post, "api/inbox/threads/th-1/message").Fails(HttpStatusCode.InternalServerError);

        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Messages.ReplyAsync("th-1", new MessageReply { Body = "Hello", To = [new(ParticipantType.Operator)] }));

        host.Done();
    }

    [Fact]
    public async Task FindReplyAsync_looks_into_the_conversation()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/inbox/threads/th-1").Respond("application/json", OneThread);

        var found = Assert.IsType<LookupResult<SentMessage>.Found>(
            await host.Client.Messages.FindReplyAsync("th-1", new MessageReply { Body = "Hello", To = [new(ParticipantType.Operator)] }, Began));

        Assert.Equal(("th-1", "me-1"), (found.Value.ThreadId, found.Value.MessageId));
    }

    [Fact]
    public async Task FindOrderThreadAsync_looks_into_every_conversation_of_the_order_that_changed_since()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/inbox/threads")
            .WithExactQueryString("entity_type=MMP_ORDER&entity_id=70011-A&updated_since=2026-03-02T11%3A55%3A00Z&with_messages=true&limit=100")
            .Respond("application/json", """{"data":[{"id":"th-0","date_created":"2026-02-01T08:00:00Z"}],"next_page_token":"p2"}""");
        host.Expect(HttpMethod.Get, "api/inbox/threads").WithQueryString("page_token", "p2").Respond("application/json", $$"""{"data":[{{OneThread}}]}""");

        var found = Assert.IsType<LookupResult<SentMessage>.Found>(await host.Client.Messages.FindOrderThreadAsync(
            "70011-A", new NewOrderThread { Body = "Hello", To = [ParticipantType.Customer], Topic = new ThreadTopic { Type = ThreadTopicType.FreeText, Value = "Late" } }, Began));

        Assert.Equal("th-1", found.Value.ThreadId);
        host.Done();
    }

    [Theory]
    [InlineData("", "SELLER_OPERATOR")]
    [InlineData("MMP_OFFER", "MMP_OFFER")]
    public async Task FindOperatorThreadAsync_looks_where_the_conversation_would_have_begun(string entity, string asked)
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/inbox/threads").WithExactQueryString($"entity_type={asked}&updated_since=2026-03-02T11%3A55%3A00Z&with_messages=true&limit=100")
            .Respond("application/json", """{"data":[]}""");

        var look = await host.Client.Messages.FindOperatorThreadAsync(
            new NewOperatorThread { Body = "Hello", Topic = new ThreadTopic { Type = ThreadTopicType.FreeText, Value = "Payout" }, EntityType = new(entity) }, Began);

        Assert.IsType<LookupResult<SentMessage>.Absent>(look);
        host.Done();
    }

    [Fact]
    public async Task DownloadAttachmentAsync_hands_out_the_file()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Get, "api/inbox/threads/at-1/download").Respond("image/png", "png");

        await using var download = await host.Client.Messages.DownloadAttachmentAsync("at-1");

        Assert.Equal("image/png", download.MediaType);
    }
}
