using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class ConnectorHttpTests
{
    [Fact]
    public async Task Json_body_is_read()
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();

        var parcel = await rig.GetAsync(Samples.Read);

        Assert.Equal(new Parcel("P-1", ParcelStatus.Lost, 2), parcel);
        Assert.Equal("application/json", Assert.Single(rig.Transport.Requests).Headers["Accept"]);
    }

    [Fact]
    public async Task Json_body_may_begin_with_a_byte_order_mark()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.ParcelJson)]));

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
    }

    [Fact]
    public async Task Body_larger_than_the_first_buffer_is_read_whole()
    {
        using var rig = new Rig();
        var number = new string('x', 3_000_000);
        rig.Transport.ThenContent(new UnknownLengthContent($$"""{"number":"{{number}}"}"""));

        Assert.Equal(number, (await rig.GetAsync(Samples.Read)).Number);
    }

    [Fact]
    public async Task Response_gives_status_and_headers_with_the_body()
    {
        using var rig = new Rig();
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.Created, Samples.ParcelJson);
            answer.Headers.Location = new Uri("https://api.acme.example/v1/parcels/P-1");
            return answer;
        });

        var response = await rig.Http.SendForResponseAsync(new ConnectorRequest(Samples.Create), SamplesJsonContext.Default.Parcel);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("P-1", response.Value.Number);
        Assert.Equal("/v1/parcels/P-1", response.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Body_of_a_success_that_nobody_asked_for_is_ignored()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, """ {"done":[1,2.5,"x"]} """).Then(HttpStatusCode.OK, "7").Then(HttpStatusCode.Accepted, mediaType: "text/html").Then(204);

        for (var i = 0; i < 4; i++)
            await rig.SendAsync(Samples.Create);
    }

    [Fact]
    public async Task A_body_that_may_be_missing_is_read_where_it_is()
    {
        using var rig = new Rig();
        rig.Transport.ThenOk().Then(204).Then(HttpStatusCode.Created, "");

        Assert.Equal("P-1", (await OptionalAsync(Samples.Read)).Value!.Number);
        Assert.Null((await OptionalAsync(Samples.Read)).Value);
        var created = await OptionalAsync(Samples.Create);
        Assert.Equal((null, HttpStatusCode.Created), (created.Value, created.StatusCode));

        Task<ConnectorResponse<Parcel?>> OptionalAsync(Operation operation) => rig.Http.SendForOptionalAsync(new ConnectorRequest(operation), SamplesJsonContext.Default.Parcel);
    }

    [Fact]
    public async Task An_empty_success_is_no_answer_to_a_read_that_may_have_none()
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.OK, "");

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => rig.Http.SendForOptionalAsync(new ConnectorRequest(Samples.Read), SamplesJsonContext.Default.Parcel))).Kind);
    }

    [Fact]
    public async Task A_conflict_that_means_not_now_is_tried_again_also_for_what_is_never_repeated_blindly()
    {
        using var rig = new Rig(static o => o.MaxRetries = 1);
        rig.Transport.Then(409, 409);

        var failure = await rig.FailAsync(Samples.Create with { ConflictMeans = FailureKind.NotExecuted });

        Assert.Equal((FailureKind.NotExecuted, true, 2), (failure.Kind, failure.IsTransient, rig.Transport.Requests.Count));
    }

    [Fact]
    public async Task Any_other_conflict_is_never_tried_again()
    {
        using var rig = new Rig(static o => o.MaxRetries = 1);
        rig.Transport.Then(409, 409);

        Assert.Equal((FailureKind.Conflict, 1), ((await rig.FailAsync<ConnectorConflictException>(Samples.SafeRepeat)).Kind, rig.Transport.Requests.Count));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>", "text/html")]
    [InlineData("<html>", "application/json")]
    [InlineData("Back soon.", "text/plain")]
    [InlineData("""{"done":tr""", "application/json")]
    [InlineData("""{"done":true} and more""", "application/json")]
    public async Task A_page_is_no_proof_that_anything_was_done(string body, string mediaType)
    {
        foreach (var operation in (Operation[])[Samples.Create, Samples.Act, Samples.SafeRepeat, Samples.Read])
        {
            using var rig = new Rig(static o => o.MaxRetries = 1);
            rig.Transport.AlwaysMake(() => Transport.Answer(HttpStatusCode.OK, body, mediaType: mediaType));

            var failure = await rig.FailAsync(operation);

            Assert.Equal((operation == Samples.Read ? FailureKind.Unreadable : FailureKind.OutcomeUnknown, HttpStatusCode.OK), (failure.Kind, failure.StatusCode));
            Assert.Equal(operation == Samples.Create || operation == Samples.Act ? 1 : 2, rig.Transport.Attempts);
        }
    }

    public static TheoryData<int> StatusesOfTheWay => [.. (int[])[300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 412, 413, 415, 421, 422, 423, 424, 425, 428, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 511, 520, 521, 522, 523, 524, 525, 526, 527, 530, 598]];

    [Theory]
    [MemberData(nameof(StatusesOfTheWay))]
    public async Task What_something_on_the_way_answers_is_never_the_systems_no(int status)
    {
        foreach (var protocol in (VendorProtocol[])[new VendorProtocol(), new ObjectProtocol()])
        {
            foreach (var operation in (Operation[])[Samples.Create, Samples.Act, Samples.SafeRepeat, Samples.Read])
            {
                using var rig = new Rig(static o => o.MaxRetries = 1, protocol);
                rig.Transport.AlwaysMake(() => Transport.Answer((HttpStatusCode)status, "<html><body>no route</body></html>", mediaType: protocol is ObjectProtocol ? "text/plain" : "text/html"));

                var failure = await rig.FailAsync(operation with { NotFoundMeans = FailureKind.NotAvailable });

                Assert.Equal((operation == Samples.Read ? FailureKind.NotExecuted : FailureKind.OutcomeUnknown, true), (failure.Kind, failure.IsTransient));
                Assert.Equal(operation == Samples.Create || operation == Samples.Act ? 1 : 2, rig.Transport.Attempts);
            }
        }
    }

    [Fact]
    public async Task Something_on_the_way_that_has_had_too_many_calls_passed_nothing_on()
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, "<html>Try again in 25 seconds.</html>", mediaType: "text/html");

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal((FailureKind.NotExecuted, TimeSpan.FromSeconds(25)), (failure.Kind, failure.RetryAfter));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"number\":\"P-1\",\"sta")]
    [InlineData("{\"number\":\"P-1\",\"inner\":{\"a\":1}")]
    [InlineData("<html>")]
    public async Task A_cut_or_foreign_answer_to_a_read_is_asked_for_again(string first)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, first).ThenOk();

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(nameof(Samples.Create), "{\"number\":\"P-1\",\"sta")]
    [InlineData(nameof(Samples.Act), "")]
    [InlineData(nameof(Samples.Read), "{\"weight\":\"heavy\"}")]
    public async Task A_cut_answer_to_what_must_not_be_repeated_and_a_whole_one_of_another_shape_are_not(string operation, string body)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.OK, body);

        Assert.Equal(FailureKind.Unreadable, (await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.ByName(operation)))).Kind);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    private sealed class ObjectProtocol : VendorProtocol
    {
        public override VendorError ReadError(HttpStatusCode statusCode, System.Net.Http.Headers.HttpResponseHeaders headers, string? mediaType, string body) =>
            ReadObject(body, static root => new() { Code = Text(root, "code") });
    }

    [Theory]
    [InlineData("", "empty body", true)]
    [InlineData("null", "body is null")]
    [InlineData("<html><body>Sign in</body></html>", "unreadable body", true)]
    [InlineData("{\"number\":\"P-1\",\"sta", "unreadable body", true)]
    [InlineData("{\"number\":\"P-1\"} trailing", "unreadable body")]
    [InlineData("[]", "unreadable body")]
    [InlineData("\"text\"", "unreadable body")]
    [InlineData("{\"weight\":\"heavy\"}", "unreadable body")]
    public async Task Success_whose_body_is_not_what_was_promised_is_unreadable(string body, string what, bool mayPass = false)
    {
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.OK, body);

        var failure = await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
        Assert.Equal($"acme GET1 failed: {what}", failure.Message);
        Assert.Equal(mayPass, failure.IsTransient);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Not_found_means_not_available_where_the_operation_says_so()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(404);

        var failure = await rig.FailAsync<ConnectorNotAvailableException>(Samples.Create with { NotFoundMeans = FailureKind.NotAvailable });

        Assert.Equal(FailureKind.NotAvailable, failure.Kind);
    }

    [Theory]
    [InlineData(301, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(302, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(304, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(400, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(401, FailureKind.Denied, typeof(ConnectorAuthenticationException))]
    [InlineData(403, FailureKind.Denied, typeof(ConnectorAuthenticationException))]
    [InlineData(407, FailureKind.Denied, typeof(ConnectorAuthenticationException))]
    [InlineData(404, FailureKind.NotFound, typeof(ConnectorNotFoundException))]
    [InlineData(405, FailureKind.NotAvailable, typeof(ConnectorNotAvailableException))]
    [InlineData(408, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(409, FailureKind.Conflict, typeof(ConnectorConflictException))]
    [InlineData(410, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(412, FailureKind.Conflict, typeof(ConnectorConflictException))]
    [InlineData(413, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(415, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(422, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(428, FailureKind.Conflict, typeof(ConnectorConflictException))]
    [InlineData(429, FailureKind.NotExecuted, typeof(ConnectorRateLimitException))]
    [InlineData(500, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(501, FailureKind.NotAvailable, typeof(ConnectorNotAvailableException))]
    [InlineData(502, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(503, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(504, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    [InlineData(505, FailureKind.Rejected, typeof(ConnectorException))]
    [InlineData(520, FailureKind.OutcomeUnknown, typeof(ConnectorException))]
    public async Task Status_of_a_failed_write_says_what_it_means(int status, FailureKind kind, Type type)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(status);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal(kind, failure.Kind);
        Assert.IsType(type, failure);
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Equal(("acme", "NEW1"), (failure.System, failure.Operation));
        Assert.Equal($"acme NEW1 failed: {status}", failure.Message);
        Assert.Null(failure.Body);
        Assert.Empty(failure.Details);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(520)]
    public async Task Failed_read_never_has_an_unknown_outcome(int status)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(status);

        Assert.Equal(FailureKind.NotExecuted, (await rig.FailAsync(Samples.Read)).Kind);
    }

    [Fact]
    public async Task What_the_vendor_said_is_on_the_exception()
    {
        using var rig = new Rig(protocol: new Codes());
        rig.Transport.ThenMake(() =>
        {
            var answer = Transport.Answer(HttpStatusCode.BadRequest, """{"code":"ORDER_INVALID_STATE"}""", retryAfter: "12");
            answer.Headers.Add("X-Request-Id", "r-77");
            return answer;
        });

        var failure = await rig.FailAsync(Samples.Act);

        Assert.Equal("acme ACT1 failed: 400 ORDER_INVALID_STATE", failure.Message);
        Assert.Equal("ORDER_INVALID_STATE", failure.ErrorCode);
        Assert.Equal("r-77", failure.RequestId);
        Assert.Equal(TimeSpan.FromSeconds(12), failure.RetryAfter);
        Assert.Equal("""{"code":"ORDER_INVALID_STATE"}""", failure.Body);
        Assert.Equal([new VendorErrorDetail("ORDER_INVALID_STATE", "application/json", "at state")], failure.Details);
    }

    [Theory]
    [InlineData("Order of jane@home.example is shipped")]
    [InlineData("jane@home.example")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Code_that_is_prose_stays_out_of_the_message(string code)
    {
        using var rig = new Rig(protocol: new Codes());
        rig.Transport.Then(HttpStatusCode.BadRequest, $$"""{"code":"{{code}}"}""");

        var failure = await rig.FailAsync(Samples.Act);

        Assert.Equal("acme ACT1 failed: 400", failure.Message);
        Assert.Equal(code, failure.ErrorCode);
        Assert.DoesNotContain(code, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_of_errors_that_fails_never_hides_the_error()
    {
        using var rig = new Rig(protocol: new Broken());
        rig.Transport.Then(HttpStatusCode.NotFound, "<html>");

        var failure = await rig.FailAsync<ConnectorNotFoundException>(Samples.Act);

        Assert.Equal("acme ACT1 failed: 404", failure.Message);
        Assert.Equal("<html>", failure.Body);
    }

    [Fact]
    public async Task Reader_of_waits_that_fails_never_hides_the_error()
    {
        using var rig = new Rig(o => o.MaxRetries = 0, protocol: new BrokenWait());
        rig.Transport.Then(429);

        var failure = await rig.FailAsync<ConnectorRateLimitException>(Samples.Act);

        Assert.Null(failure.RetryAfter);
    }

    [Fact]
    public async Task Error_body_is_capped()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.BadRequest, new string('é', 200_000));

        var failure = await rig.FailAsync(Samples.Act);

        Assert.Equal(new string('é', 4096), failure.Body);
    }

    [Fact]
    public async Task Error_body_that_breaks_off_leaves_the_status()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new BreakingContent(new IOException(), "half"), HttpStatusCode.BadRequest);

        var failure = await rig.FailAsync(Samples.Act);

        Assert.Equal("acme ACT1 failed: 400", failure.Message);
        Assert.Equal("half", failure.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Success_body_one_byte_above_the_cap_is_unreadable_and_not_asked_for_again(bool announced)
    {
        using var rig = new Rig(o => o.MaxResponseBytes = Samples.ParcelJson.Length - 1);
        rig.Transport.ThenContent(announced ? new StringContent(Samples.ParcelJson) : new UnknownLengthContent(Samples.ParcelJson));

        var failure = await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.Equal(FailureKind.Unreadable, failure.Kind);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Success_body_at_the_cap_is_read()
    {
        using var rig = new Rig(o => o.MaxResponseBytes = Samples.ParcelJson.Length);
        rig.Transport.ThenOk();

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue)]
    public async Task Absurd_announced_length_is_no_trouble(long length)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        var content = new UnknownLengthContent(Samples.ParcelJson);
        content.Headers.ContentLength = length;
        rig.Transport.ThenContent(content);

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
    }

    [Fact]
    public async Task Body_without_end_is_cut_in_bounded_memory()
    {
        using var rig = new Rig(o => o.MaxResponseBytes = 1_000_000);
        var endless = new EndlessContent();
        rig.Transport.ThenContent(endless);
        await Rig.FailAsync<ConnectorException>(rig.GetAsync(Samples.Read));

        Assert.InRange(endless.BytesRead, 1_000_000, 4_000_000);
    }

    [Fact]
    public async Task Failure_of_our_own_code_is_not_dressed_up()
    {
        using var rig = new Rig();
        rig.Transport.ThenThrow(new InvalidOperationException("ours"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SendAsync(Samples.Read));
    }

    [Fact]
    public async Task Plain_client_without_a_pipeline_makes_one_attempt_and_reads_errors()
    {
        var transport = new Transport();
        transport.Then(HttpStatusCode.OK, Samples.ParcelJson).Then(503).ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = new HttpClient(transport) { BaseAddress = Rig.Base };
        var http = new ConnectorHttp(client, new());

        var parcel = await http.SendForJsonAsync(new ConnectorRequest(Samples.Create), SamplesJsonContext.Default.Parcel);
        var busy = await Rig.FailAsync<ConnectorException>(http.SendAsync(new ConnectorRequest(Samples.Create)));
        var unreached = await Rig.FailAsync<ConnectorException>(http.SendAsync(new ConnectorRequest(Samples.Create)));

        Assert.Equal("P-1", parcel.Number);
        Assert.Equal(FailureKind.OutcomeUnknown, busy.Kind);
        Assert.Equal(FailureKind.NotExecuted, unreached.Kind);
        Assert.Equal(3, transport.Attempts);
    }

    [Fact]
    public async Task Plain_client_that_gives_up_waiting_leaves_the_outcome_of_a_write_unknown()
    {
        var transport = new Transport();
        transport.ThenHang();
        using var client = new HttpClient(transport) { BaseAddress = Rig.Base, Timeout = TimeSpan.FromMilliseconds(1) };
        var http = new ConnectorHttp(client, new());

        var failure = await Rig.FailAsync<ConnectorException>(http.SendAsync(new ConnectorRequest(Samples.Create)));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://api.acme.example/v1")]
    public void Client_without_a_proper_base_address_is_refused(string? address)
    {
        using var client = new HttpClient(new Transport()) { BaseAddress = address is null ? null : new Uri(address) };

        Assert.Throws<ArgumentException>(() => new ConnectorHttp(client, new()));
    }

    private sealed class Codes : VendorProtocol
    {
        public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body)
        {
            var code = body["{\"code\":\"".Length..^2];
            return new()
            {
                Code = code,
                RequestId = headers.TryGetValues("X-Request-Id", out var ids) ? ids.First() : null,
                Details = [new(code, mediaType, "at state")],
            };
        }
    }

    private sealed class Broken : VendorProtocol
    {
        public override VendorError ReadError(HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) =>
            throw new FormatException("jane@home.example");
    }

    private sealed class BrokenWait : VendorProtocol
    {
        public override TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) => throw new FormatException();
    }
}
