namespace Connectors.Http.Tests;

public sealed class CallLimitTests
{
    [Fact]
    public void Text_is_read_as_it_is_written() =>
        Assert.Equal([new(4, TimeSpan.FromHours(1)), new(10, TimeSpan.FromDays(1))], CallLimit.ParseAll($"{new CallLimit(4, TimeSpan.FromHours(1))}; 10 in 1.00:00:00"));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void No_text_is_no_limit(string? text) => Assert.Empty(CallLimit.ParseAll(text));

    [Theory]
    [InlineData("4")]
    [InlineData("0 in 01:00:00")]
    [InlineData("-1 in 01:00:00")]
    [InlineData("4 in 00:00:00")]
    [InlineData("4 in an hour")]
    [InlineData("4 in 01:00:00 in 01:00:00")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => CallLimit.ParseAll(text));
}
