using Connectors.Domain.Ports;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class MessageLookupTests
{
    private const string Body = "On its way.\nThank you.";

    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_equal_messages_sent_since_the_first_is_the_one()
    {
        var found = Assert.IsType<LookupResult<SentMessage>.Found>(Reply(Message(2) with { Id = "later" }, Message(1)));

        Assert.Equal(("th-1", "me-1"), (found.Value.ThreadId, found.Value.MessageId));
    }

    [Theory]
    [InlineData(0, "found")]
    [InlineData(-4, "cannot tell")]
    [InlineData(-5, "cannot tell")]
    [InlineData(-6, "absent")]
    [InlineData(null, "cannot tell")]
    public void An_equal_message_is_the_one_if_it_was_sent_since(int? minutes, string answer) => Assert.Equal(answer, OrderLookupTests.Word(Reply(Message(minutes))));

    [Theory]
    [InlineData("SHOP_USER", Body, "found")]
    [InlineData("SHOP_USER", " On its way.\r\nThank you. ", "found")]
    [InlineData("SHOP_USER", "On its way.", "absent")]
    [InlineData("SHOP_USER", "on its way. thank you.", "absent")]
    [InlineData("SHOP_USER", null, "cannot tell")]
    [InlineData("CUSTOMER_USER", Body, "absent")]
    [InlineData("OPERATOR_USER", Body, "absent")]
    [InlineData("MARTIAN", Body, "cannot tell")]
    [InlineData(null, Body, "cannot tell")]
    public void A_message_sent_since_is_the_one_if_the_shop_sent_the_same_text(string? from, string? body, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(Reply(Message(1) with { From = from is null ? null : new MessageSender { Type = new(from) }, Body = body })));

    [Theory]
    [InlineData(99, -1, null, "absent")]
    [InlineData(99, -1, 99, "absent")]
    [InlineData(99, -1, 100, "cannot tell")]
    [InlineData(100, -1, 100, "absent")]
    [InlineData(100, -1, null, "cannot tell")]
    [InlineData(100, -6, 101, "absent")]
    [InlineData(100, null, 101, "cannot tell")]
    [InlineData(0, null, null, "cannot tell")]
    [InlineData(0, null, 0, "cannot tell")]
    public void No_equal_message_means_it_did_not_happen_only_if_every_message_since_is_shown(int shown, int? minutes, int? total, string answer)
    {
        var thread = Thread(0, [.. Enumerable.Repeat(Message(minutes) with { Body = "Something else." }, shown)]) with { Metadata = new ThreadMetadata { TotalCount = total } };

        Assert.Equal(answer, OrderLookupTests.Word(MessageLookup.Reply(thread, Body, Began)));
    }

    [Fact]
    public void No_conversation_means_none_began() => Assert.IsType<LookupResult<SentMessage>.Absent>(MessageLookup.Beginning([], Body, Began));

    [Theory]
    [InlineData(0, "found")]
    [InlineData(-4, "cannot tell")]
    [InlineData(-6, "absent")]
    [InlineData(null, "cannot tell")]
    public void A_conversation_with_an_equal_message_is_the_one_if_it_began_since(int? minutes, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(MessageLookup.Beginning([Thread(minutes, Message(1))], Body, Began)));

    [Fact]
    public void A_conversation_that_began_since_with_another_text_is_another() =>
        Assert.IsType<LookupResult<SentMessage>.Absent>(MessageLookup.Beginning([Thread(1, Message(1) with { Body = "Something else." })], Body, Began));

    [Fact]
    public void A_conversation_that_began_since_but_shows_no_messages_proves_nothing() =>
        Assert.IsType<LookupResult<SentMessage>.CannotTell>(MessageLookup.Beginning([Thread(1)], Body, Began));

    [Fact]
    public void A_conversation_that_is_the_one_counts_more_than_one_that_proves_nothing()
    {
        var found = Assert.IsType<LookupResult<SentMessage>.Found>(MessageLookup.Beginning([Thread(1, Message(1)) with { Id = "th-2" }, Thread(null, Message(1))], Body, Began));

        Assert.Equal("th-2", found.Value.ThreadId);
    }

    private static LookupResult<SentMessage> Reply(params ThreadMessage[] messages) => MessageLookup.Reply(Thread(-60, messages), Body, Began);

    private static MessageThread Thread(int? minutes, params ThreadMessage[] messages) => new() { Id = "th-1", DateCreated = At(minutes), Messages = messages };

    private static ThreadMessage Message(int? minutes) =>
        new() { Id = "me-1", Body = Body, From = new MessageSender { Type = MessageSenderType.ShopUser }, DateCreated = At(minutes) };

    private static DateTimeOffset? At(int? minutes) => minutes is { } m ? Began.AddMinutes(m) : null;
}
