using Connectors.Flows.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class JournalSnippets
{
    internal interface IKeeper
    {
        Task KeepAsync(string anchor);

        Task<string> ReadNewestAsync();
    }

    public static async Task VerifyAsync(
        IServiceCollection services, IConfiguration configuration, ICaseQuery store, IReadOnlyCollection<string> flows, JournalKey key, JournalKey formerKey, JournalAnchor yesterday, IKeeper keeper,
        RetentionPolicy retention, TimeProvider clock, CancellationToken cancellationToken)
    {
        // snippet: journal
        services.AddSingleton(JournalKey.FromBase64(configuration["Journal:Key"]!));

        // Once a day, by whoever keeps anchors where the store's administrators cannot change them.
        var anchor = await store.TakeAnchorAsync(flows, key, clock.GetUtcNow(), yesterday, cancellationToken);
        await keeper.KeepAsync(anchor.ToJson());

        // Whenever somebody asks; keys that sealed earlier are named too.
        var report = await store.VerifyAsync(flows, [key, formerKey], JournalAnchor.Parse(await keeper.ReadNewestAsync()), retention, clock.GetUtcNow(), cancellationToken);
        Console.WriteLine(report);
        // end
    }
}
