using System.Net;
using Connectors.Http;
using Connectors.Mirakl.Internal;

namespace Connectors.Mirakl.Tests;

public class MiraklProtocolTests
{
    [Fact]
    public void A_message_becomes_a_detail() =>
        Assert.Equal([new VendorErrorDetail(null, null, "Mabel Oakes: the order must be WAITING_ACCEPTANCE.")], Read(Fixture.Text("error-message")).Details);

    [Fact]
    public void The_first_code_of_a_list_is_the_errors_code()
    {
        var error = Read(Fixture.Text("error-codes"));

        Assert.Equal("ORDER_INVALID_STATE", error.Code);
        Assert.Equal("order_id", error.Details[0].Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("upstream timed out")]
    [InlineData("{ \"message\": \"cut")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"errors\": { \"a\": 1 }, \"message\": null }")]
    [InlineData("{ \"errors\": [ null, 3 ] }")]
    public void A_body_without_known_content_has_no_details(string body)
    {
        var error = Read(body);

        Assert.Null(error.Code);
        Assert.Empty(error.Details);
    }

    [Theory]
    [InlineData("{ \"message\": \"half \\ud83d\" }", null, true)]
    [InlineData("{ \"\\ud83d\": \"half a name\" }", null, true)]
    [InlineData("{ \"errors\": [ \"half \\ud83d\" ] }", null, true)]
    [InlineData("{ \"message\": \"no Route matched with those values\", \"request_id\": \"1\" }", null, true)]
    [InlineData("{ \"Message\": \"no route\", \"status\": 404 }", null, true)]
    [InlineData("{ \"error\": { \"code\": 404, \"message\": \"no route\" } }", null, true)]
    [InlineData("{ \"fault\": { \"faultstring\": \"no route\" } }", null, true)]
    [InlineData("{ \"message\": \"Order with id 7 not found\", \"status\": 404 }", null, false)]
    [InlineData("{ \"errors\": [ { \"code\": \"ORDER_NOT_FOUND\", \"message\": \"half \\ud83d\" } ] }", "ORDER_NOT_FOUND", false)]
    public void Only_what_the_platform_wrote_itself_is_its_answer_whatever_half_of_a_character_is_in_it(string body, string? code, bool isForeign) =>
        Assert.Equal((code, isForeign), (Read(body).Code, Read(body).IsForeign));

    [Fact]
    public void No_damage_to_a_body_makes_reading_throw()
    {
        var random = new Random(3);
        var whole = Fixture.Text("error-codes");
        for (var i = 0; i < 2000; i++)
        {
            var damaged = whole.ToCharArray();
            damaged[random.Next(damaged.Length)] = "{}[]\",:0n"[random.Next(9)];
            Read(new string(damaged, 0, random.Next(1, damaged.Length)));
        }
    }

    private static VendorError Read(string body)
    {
        using var response = new HttpResponseMessage();
        return MiraklProtocol.Instance.ReadError(HttpStatusCode.BadRequest, response.Headers, "application/json", body);
    }
}
