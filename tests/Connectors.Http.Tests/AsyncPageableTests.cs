using Connectors.Domain.Ports;

namespace Connectors.Http.Tests;

public sealed class AsyncPageableTests
{
    private readonly List<(string? Token, int? Size)> _asked = [];

    [Fact]
    public async Task Items_of_all_pages_come_in_order()
    {
        var pages = Pages(("[start]", [1, 2], "a"), ("a", [3], "b"), ("b", [4], null));

        Assert.Equal([1, 2, 3, 4], await ItemsAsync(pages));
        Assert.Equal([(null, null), ("a", null), ("b", null)], _asked);
    }

    [Fact]
    public async Task Nothing_is_fetched_before_it_is_asked_for()
    {
        var pages = Pages(("[start]", [1, 2], "a"), ("a", [3], null));

        await foreach (var item in pages)
        {
            if (item == 2)
                break;
        }

        Assert.Single(_asked);
    }

    [Fact]
    public async Task Pages_go_on_where_an_earlier_run_stopped()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [2], "b"), ("b", [3], null));

        var rest = await PagesAsync(pages.AsPages("a", 50));

        Assert.Equal([2, 3], rest.SelectMany(page => page.Items));
        Assert.Equal([("a", 50), ("b", 50)], _asked);
    }

    [Fact]
    public async Task Empty_page_with_a_token_is_followed()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [], "b"), ("b", [], "c"), ("c", [3], null));

        Assert.Equal([1, 3], await ItemsAsync(pages));
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Empty_page_that_leads_to_a_page_that_was_read_ends_the_list()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [], "a"));

        Assert.Equal([1], await ItemsAsync(pages));
    }

    [Fact]
    public async Task Empty_pages_without_end_are_an_error()
    {
        var asked = 0;
        var pages = new AsyncPageable<int>((_, _, _) => Task.FromResult(new Page<int>([], $"{++asked}")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => ItemsAsync(pages));

        Assert.Equal(100, asked);
    }

    [Fact]
    public async Task Page_that_brings_nothing_new_ends_a_list_without_an_end()
    {
        var asked = 0;
        var pages = new AsyncPageable<int>((_, _, _) => Task.FromResult(new Page<int>(++asked == 1 ? [1, 2] : [3, 4], $"{asked}"))) { IdOf = static i => $"{i}" };

        Assert.Equal([1, 2, 3, 4], await ItemsAsync(pages));
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Page_that_overlaps_the_page_before_is_read()
    {
        var pages = Pages(static i => $"{i}", ("[start]", [1, 2], "a"), ("a", [2, 3], "b"), ("b", [4], null));

        Assert.Equal([1, 2, 2, 3, 4], await ItemsAsync(pages));
    }

    [Fact]
    public async Task Tokens_that_go_round_in_a_circle_end_the_list_with_an_error()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [2], "b"), ("b", [3], "a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => ItemsAsync(pages));

        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task Items_that_could_not_be_read_are_told_after_the_last_item()
    {
        var bad = new UnreadableItem("2", "$.items[1].size");
        var pages = new AsyncPageable<int>((token, _, _) => Task.FromResult(
            token is null ? new Page<int>([1], "a") { Unreadable = [bad] } : new Page<int>([3], null)));
        var items = new List<int>();

        var told = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var item in pages)
                items.Add(item);
        });

        Assert.Equal([1, 3], items);
        Assert.Equal([bad], told.Items);
        Assert.Equal(FailureKind.Unreadable, told.Kind);
    }

    [Fact]
    public async Task Page_of_which_nothing_could_be_read_is_not_empty()
    {
        var pages = new AsyncPageable<int>((token, _, _) => Task.FromResult(
            token is null ? new Page<int>([], "a") { Unreadable = [new UnreadableItem("2", "$")] } : new Page<int>([3], null)));

        Assert.Equal([0, 1], (await PagesAsync(pages.AsPages())).Select(page => page.Items.Count));
    }

    [Fact]
    public async Task Empty_list_is_one_empty_page()
    {
        var pages = Pages(("[start]", [], null));

        Assert.Empty(Assert.Single(await PagesAsync(pages.AsPages())).Items);
    }

    [Fact]
    public async Task Token_that_repeats_itself_ends_the_list_with_an_error()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [2], "a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => ItemsAsync(pages));

        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task List_can_be_read_twice()
    {
        var pages = Pages(("[start]", [1], "a"), ("a", [2], null));

        Assert.Equal(await ItemsAsync(pages), await ItemsAsync(pages));
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task Both_the_call_and_the_loop_can_cancel()
    {
        using var call = new CancellationTokenSource();
        using var loop = new CancellationTokenSource();
        var seen = new List<CancellationToken>();
        var pages = new AsyncPageable<int>(
            (_, _, cancellationToken) =>
            {
                seen.Add(cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                return Task.FromResult(new Page<int>([1], $"{seen.Count}"));
            },
            call.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CancelOnFirstItemAsync(pages, loop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CancelOnFirstItemAsync(pages, call));

        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task Failure_of_a_page_reaches_the_loop_after_the_items_before_it()
    {
        var items = new List<int>();
        var pages = Pages(("[start]", [1], "missing"));

        await Assert.ThrowsAsync<KeyNotFoundException>(async () =>
        {
            await foreach (var item in pages)
                items.Add(item);
        });

        Assert.Equal([1], items);
    }

    private static async Task CancelOnFirstItemAsync(AsyncPageable<int> pages, CancellationTokenSource source)
    {
        await foreach (var item in pages.WithCancellation(source.Token))
            await source.CancelAsync();
    }

    private static async Task<List<int>> ItemsAsync(AsyncPageable<int> pages)
    {
        var items = new List<int>();
        await foreach (var item in pages)
            items.Add(item);
        return items;
    }

    private static async Task<List<Page<int>>> PagesAsync(IAsyncEnumerable<Page<int>> pages)
    {
        var all = new List<Page<int>>();
        await foreach (var page in pages)
            all.Add(page);
        return all;
    }

    private AsyncPageable<int> Pages(params (string Token, int[] Items, string? Next)[] script) => Pages(static _ => null, script);

    private AsyncPageable<int> Pages(Func<int, string?> idOf, params (string Token, int[] Items, string? Next)[] script)
    {
        var byToken = script.ToDictionary(page => page.Token);
        return new(
            (token, size, _) =>
            {
                _asked.Add((token, size));
                var (_, items, next) = byToken[token ?? "[start]"];
                return Task.FromResult(new Page<int>(items, next));
            })
        {
            IdOf = idOf,
        };
    }
}
