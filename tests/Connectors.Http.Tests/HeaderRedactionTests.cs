namespace Connectors.Http.Tests;

public sealed class HeaderRedactionTests
{
    [Theory]
    [InlineData("Content-Type")]
    [InlineData("content-type")]
    [InlineData("Retry-After")]
    [InlineData("X-Request-Id")]
    public void Harmless_header_may_be_logged(string name) => Assert.True(HeaderRedaction.IsLoggable(name));

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("WWW-Authenticate")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("X-Api-Key")]
    [InlineData("Location")]
    [InlineData("Link")]
    [InlineData("Referer")]
    [InlineData("From")]
    [InlineData("X-Never-Heard-Of")]
    [InlineData("")]
    public void Any_other_header_may_not(string name) => Assert.False(HeaderRedaction.IsLoggable(name));

    [Fact]
    public void Describe_shows_every_name_and_only_harmless_values()
    {
        using var request = new HttpRequestMessage();
        request.Headers.TryAddWithoutValidation("Accept", ["text/csv", "application/json"]);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer s3cret");
        request.Headers.TryAddWithoutValidation("X-Customer", "jane@home.example");

        Assert.Equal("Accept=text/csv, application/json Authorization=* X-Customer=*", HeaderRedaction.Describe(request.Headers));
    }

    [Fact]
    public void Describe_of_no_headers_is_empty()
    {
        using var request = new HttpRequestMessage();

        Assert.Equal("", HeaderRedaction.Describe(request.Headers));
    }
}
