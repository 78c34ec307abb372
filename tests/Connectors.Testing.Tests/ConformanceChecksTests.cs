namespace Connectors.Testing.Tests;

public sealed class ConformanceChecksTests
{
    private static readonly ConformanceCheck Holds = new("GetParcel: it holds", static () => Task.CompletedTask);
    private static readonly ConformanceCheck Fails = new("DropParcel: it fails", static () => throw new ConformanceException("expected this, seen that"));

    [Fact]
    public async Task A_failure_names_its_check_and_what_was_seen()
    {
        var failure = await Assert.ThrowsAsync<ConformanceException>(() => Fails.RunAsync());

        Assert.Equal("DropParcel: it fails: expected this, seen that", failure.Message);
    }

    [Fact]
    public async Task Whatever_else_is_thrown_becomes_a_failure_that_keeps_it()
    {
        var cause = new InvalidOperationException("broken");
        var check = new ConformanceCheck("It breaks", () => throw cause);

        Assert.Same(cause, (await Assert.ThrowsAsync<ConformanceException>(() => check.RunAsync())).InnerException);
    }

    [Fact]
    public async Task A_caller_may_give_up()
    {
        using var cancelled = new CancellationTokenSource();
        var check = new ConformanceCheck("It hangs", () => new TaskCompletionSource().Task);
        var run = check.RunAsync(cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_known_failure_that_fails_is_passed_and_the_others_are_as_they_were()
    {
        var suite = ((IReadOnlyList<ConformanceCheck>)[Holds, Fails]).Expecting([new KnownFailure("DropParcel: it fails", "known")]);

        Assert.Equal(3, suite.Count);
        foreach (var check in suite)
            await check.RunAsync();
    }

    [Fact]
    public async Task A_known_failure_that_passes_fails_and_says_what_to_do()
    {
        var suite = ((IReadOnlyList<ConformanceCheck>)[Holds, Fails]).Expecting([new KnownFailure("GetParcel: it holds", "known")]);

        var failure = await Assert.ThrowsAsync<ConformanceException>(() => suite.Named(Holds.Name).RunAsync());

        Assert.Contains("take it off the list", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConformanceException>(() => suite.Named(Fails.Name).RunAsync());
    }

    [Fact]
    public async Task A_known_failure_that_names_no_check_fails()
    {
        var suite = ((IReadOnlyList<ConformanceCheck>)[Holds]).Expecting([new KnownFailure("GetParcel: it held", "known")]);

        var failure = await Assert.ThrowsAsync<ConformanceException>(() => suite[^1].RunAsync());

        Assert.Contains("GetParcel: it held", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*: it fails", true)]
    [InlineData("DropParcel: *", true)]
    [InlineData("Drop*fails", true)]
    [InlineData("*", true)]
    [InlineData("*: it holds", false)]
    [InlineData("DropParcel: it fails*: it fails", false)]
    [InlineData("DropParcel", false)]
    public void A_star_stands_for_any_text(string pattern, bool covers) => Assert.Equal(covers, new KnownFailure(pattern, "known").Covers(Fails.Name));

    [Fact]
    public void A_name_that_no_check_has_is_refused() => Assert.Throws<ArgumentException>(() => ((IReadOnlyList<ConformanceCheck>)[Holds]).Named("It sings"));
}
