using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using RichardSzalay.MockHttp;

namespace Connectors.Http.Tests;

public sealed class ConnectorRequestTests
{
    [Theory]
    [InlineData("a\nb")]
    [InlineData("\0")]
    [InlineData("a\u0085")]
    public void A_query_value_with_a_control_character_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => new ConnectorRequest(Samples.Read).Query("q", value));

    [Fact]
    public async Task Path_value_is_escaped_so_that_it_stays_one_segment()
    {
        var sent = await SentAsync(Request("orders/{id}/lines/{line}").Path("id", "A/1?x=#é %2F").Path("line", "7"));

        Assert.Equal("https://api.acme.example/v1/orders/A%2F1%3Fx%3D%23%C3%A9%20%252F/lines/7", sent.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Path_value_that_looks_like_a_place_is_not_filled()
    {
        var sent = await SentAsync(Request("a/{x}/{y}").Path("x", "{y}").Path("y", "2"));

        Assert.Equal("https://api.acme.example/v1/a/%7By%7D/2", sent.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public void Path_refuses_a_value_that_would_name_another_path(string value) =>
        Assert.Throws<ArgumentException>(() => Request("orders/{id}").Path("id", value));

    [Theory]
    [InlineData("7\u007f")]
    [InlineData("7\u0085")]
    [InlineData("7\u202e8")]
    [InlineData("7\n")]
    [InlineData(" 7")]
    [InlineData("7 ")]
    public void Path_refuses_what_is_no_id(string value) => Assert.Throws<ArgumentException>(() => Request("orders/{id}").Path("id", value));

    [Fact]
    public void Path_and_lists_take_ids_up_to_their_longest()
    {
        var longest = new string('7', VendorText.MaxIdLength);

        Request("orders/{id}").Path("id", longest).QueryJoined("ids", [longest]).QueryRepeated("id", [longest]);

        Assert.Throws<ArgumentException>(() => Request("orders/{id}").Path("id", longest + "7"));
        Assert.Throws<ArgumentException>(() => Request().QueryJoined("ids", ["1", longest + "7"]));
        Assert.Throws<ArgumentException>(() => Request().QueryRepeated("id", ["1", longest + "7"]));
    }

    [Theory]
    [InlineData("7\n8")]
    [InlineData("7\u007f")]
    [InlineData("7\u202e8")]
    public void Lists_refuse_a_value_that_is_not_shown_as_itself(string value)
    {
        Assert.Throws<ArgumentException>(() => Request().QueryJoined("ids", ["1", value]));
        Assert.Throws<ArgumentException>(() => Request().QueryRepeated("id", ["1", value]));
    }

    [Fact]
    public void Path_refuses_a_name_the_template_does_not_have() =>
        Assert.Throws<ArgumentException>(() => Request("orders/{id}").Path("order", "1"));

    [Fact]
    public void Path_refuses_to_be_filled_twice() =>
        Assert.Throws<ArgumentException>(() => Request("orders/{id}").Path("id", "1").Path("id", "2"));

    [Fact]
    public async Task Open_place_is_refused_without_showing_the_filled_ones()
    {
        using var rig = new Rig();
        var request = Request("customers/{email}/orders/{id}").Path("email", "jane@home.example");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Http.SendAsync(request));

        Assert.DoesNotContain("jane", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("order/{id}:cancel", "https://api.acme.example/v1/order/7:cancel")]
    [InlineData("{id}:cancel", "https://api.acme.example/v1/7:cancel")]
    [InlineData("shipment:batchUpdateTrackingUpload/{id}", "https://api.acme.example/v1/shipment:batchUpdateTrackingUpload/7")]
    public async Task Path_with_a_colon_is_a_path(string template, string address)
    {
        var sent = await SentAsync(Request(template).Path("id", "7"));

        Assert.Equal(address, sent.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Query_is_escaped()
    {
        var sent = await SentAsync(Request().Query("q", "a&b=c +é/?#").Query("odd name", "1"));

        Assert.Equal("?q=a%26b%3Dc%20%2B%C3%A9%2F%3F%23&odd%20name=1", sent.RequestUri!.Query);
    }

    [Fact]
    public async Task Query_keeps_the_dollar_of_odata_names()
    {
        var sent = await SentAsync(Request().Query("$filter", "number eq 'A 1'"));

        Assert.Equal("?$filter=number%20eq%20%27A%201%27", sent.RequestUri!.Query);
    }

    [Fact]
    public async Task Query_writes_numbers_words_and_instants_the_same_everywhere()
    {
        var sent = await SentAsync(Request()
            .Query("max", 1234567L)
            .Query("minus", -1L)
            .Query("paid", true)
            .Query("open", false)
            .Query("since", new DateTimeOffset(2026, 3, 2, 1, 30, 5, 999, TimeSpan.FromHours(2))));

        Assert.Equal("?max=1234567&minus=-1&paid=true&open=false&since=2026-03-01T23%3A30%3A05Z", sent.RequestUri!.Query);
    }

    [Fact]
    public async Task Query_without_values_adds_nothing()
    {
        var sent = await SentAsync(Request()
            .Query("a", (string?)null).Query("b", (long?)null).Query("c", (bool?)null).Query("d", (DateTimeOffset?)null)
            .QueryJoined("e", null).QueryJoined("f", []).QueryRepeated("g", null).QueryRepeated("h", []));

        Assert.Equal("https://api.acme.example/v1/parcels", sent.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Query_keeps_an_empty_value()
    {
        var sent = await SentAsync(Request().Query("a", ""));

        Assert.Equal("?a=", sent.RequestUri!.Query);
    }

    [Fact]
    public async Task Joined_values_are_one_parameter()
    {
        var sent = await SentAsync(Request().QueryJoined("ids", ["A 1", "B&2"]).Query("max", 2L));

        Assert.Equal("?ids=A%201,B%262&max=2", sent.RequestUri!.Query);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("")]
    public void Joined_value_that_would_read_as_another_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => Request().QueryJoined("ids", ["x", value]));

    [Fact]
    public async Task Repeated_values_are_a_parameter_each()
    {
        var sent = await SentAsync(Request().QueryRepeated("state", ["NEW", "A,B"]).Query("state", "C"));

        Assert.Equal("?state=NEW&state=A%2CB&state=C", sent.RequestUri!.Query);
    }

    [Fact]
    public async Task Header_is_set_once_the_last_value_wins()
    {
        var sent = await SentAsync(Request().Header("Prefer", "a").Header("prefer", "odata.maxpagesize=10").Header("Accept", "text/csv"));

        Assert.Equal(["odata.maxpagesize=10"], sent.Headers.GetValues("Prefer"));
        Assert.Equal(["text/csv"], sent.Headers.GetValues("Accept"));
    }

    [Theory]
    [InlineData("a\r\nX: b")]
    [InlineData("a\nb")]
    [InlineData("a\0")]
    public void Header_refuses_a_value_that_would_start_another(string value) =>
        Assert.Throws<ArgumentException>(() => Request().Header("X-Note", value));

    [Fact]
    public async Task Json_is_sent_as_utf8_bytes()
    {
        using var rig = new Rig();
        rig.Transport.Then(200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Json(new Parcel("P-é", ParcelStatus.Lost, 3), SamplesJsonContext.Default.Parcel));

        var sent = Assert.Single(rig.Transport.Requests);
        Assert.Equal(HttpMethod.Post, sent.Method);
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal("""{"number":"P-\u00E9","status":"LOST","weight":3}""", sent.Body);
    }

    [Fact]
    public async Task Form_is_sent_url_encoded()
    {
        using var rig = new Rig();
        rig.Transport.Then(200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Form([new("scope", "a b"), new("grant_type", "x&y")]));

        var sent = Assert.Single(rig.Transport.Requests);
        Assert.Equal("application/x-www-form-urlencoded", sent.ContentType);
        Assert.Equal("scope=a+b&grant_type=x%26y", sent.Body);
    }

    [Theory]
    [InlineData("https://api.acme.example/other/page?token=x%2Fy", "https://api.acme.example/other/page?token=x%2Fy")]
    [InlineData("https://API.acme.example:443/v1/next", "https://api.acme.example/v1/next")]
    [InlineData("next?page=2", "https://api.acme.example/v1/next?page=2")]
    [InlineData("/root", "https://api.acme.example/root")]
    public async Task Link_to_the_same_origin_replaces_the_address(string link, string address)
    {
        var sent = await SentAsync(Request().Link(new Uri(link, UriKind.RelativeOrAbsolute)));

        Assert.Equal(address, sent.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://evil.example/v1/parcels")]
    [InlineData("http://api.acme.example/v1/parcels")]
    [InlineData("https://api.acme.example:8443/v1/parcels")]
    [InlineData("https://api.acme.example.evil.example/")]
    [InlineData("https://user@api.acme.example/v1/parcels")]
    [InlineData("https://api.acme.example@evil.example/")]
    [InlineData("//evil.example/v1")]
    [InlineData("file:///etc/passwd")]
    public async Task Link_to_another_origin_is_refused_and_nothing_sent(string link)
    {
        using var rig = new Rig();

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.SendAsync(Request().Link(new Uri(link, UriKind.RelativeOrAbsolute))));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.DoesNotContain("evil", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("http://api.acme.example/files/1?a=b", "https://api.acme.example/files/1?a=b")]
    [InlineData("https://api.acme.example/files/1", "https://api.acme.example/files/1")]
    [InlineData("https://eu.files.example/1", "https://eu.files.example/1")]
    [InlineData("http://a.b.Files.example/1", "https://a.b.files.example/1")]
    [InlineData("http://archive.example/1", "https://archive.example/1")]
    public async Task FileLink_leads_over_https_to_the_origin_and_to_trusted_hosts(string link, string address)
    {
        var sent = await SentAsync(Request().FileLink(new Uri(link), ["*.files.example", "archive.example"]));

        Assert.Equal(address, sent.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://files.example/1")]
    [InlineData("https://evilfiles.example/1")]
    [InlineData("https://eu.files.example.evil.example/1")]
    [InlineData("https://eu.files.example:8443/1")]
    [InlineData("http://eu.files.example:8080/1")]
    [InlineData("https://user@eu.files.example/1")]
    [InlineData("https://www.archive.example/1")]
    [InlineData("http://api.acme.example:8080/1")]
    [InlineData("ftp://eu.files.example/1")]
    public async Task FileLink_to_any_other_host_is_refused_and_nothing_sent(string link)
    {
        using var rig = new Rig();

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.SendForDownloadAsync(Request().FileLink(new Uri(link), ["*.files.example", "archive.example"])));

        Assert.Equal((FailureKind.Unreadable, "acme GET1 failed: a link leads to another origin; nothing was sent"), (failure.Kind, failure.Message));
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Link_takes_no_query()
    {
        using var rig = new Rig();

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Http.SendAsync(Request().Query("a", "b").Link(new Uri("next", UriKind.Relative))));
    }

    [Fact]
    public async Task Request_is_sent_once()
    {
        using var rig = new Rig();
        rig.Transport.Then(200, 200);
        var request = new ConnectorRequest(Samples.Create);
        await rig.Http.SendAsync(request);

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Http.SendAsync(request));

        Assert.Equal(1, rig.Transport.Attempts);
    }

    private static ConnectorRequest Request(string path = "parcels") => new(Samples.Operation("GET1", HttpMethod.Get, RetrySafety.Read, path));

    private static async Task<HttpRequestMessage> SentAsync(ConnectorRequest request)
    {
        HttpRequestMessage? sent = null;
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Get, "*").Respond(message =>
        {
            sent = message;
            return new HttpResponseMessage();
        });
        using var rig = new Rig(primary: mock);
        await rig.Http.SendAsync(request);
        mock.VerifyNoOutstandingExpectation();
        return sent!;
    }
}
