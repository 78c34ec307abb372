using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>The words of closed lists in the file. They outlive a release: a member may be renamed or moved in code, its word stays.</summary>
internal static class SqliteWords
{
    private static readonly (RetrySafety Value, string Word)[] RetrySafeties =
    [
        (RetrySafety.Unspecified, "unspecified"), (RetrySafety.Read, "read"), (RetrySafety.SafeRepeat, "safe-repeat"), (RetrySafety.Create, "create"), (RetrySafety.Act, "act"),
    ];

    private static readonly (InputKind Value, string Word)[] InputKinds =
    [
        (InputKind.News, "news"), (InputKind.Wake, "wake"), (InputKind.Acknowledge, "acknowledge"), (InputKind.Stray, "stray"), (InputKind.Erase, "erase"),
    ];

    private static readonly (Severity Value, string Word)[] Severities = [(Severity.Warning, "warning"), (Severity.Page, "page"), (Severity.Lost, "lost")];

    private static readonly (Owner Value, string Word)[] Owners =
    [
        (Owner.Unspecified, "unspecified"), (Owner.Operations, "operations"), (Owner.Catalogue, "catalogue"), (Owner.Finance, "finance"),
        (Owner.CustomerService, "customer-service"), (Owner.AccountManagement, "account-management"), (Owner.Integrator, "integrator"),
    ];

    public static string Of(RetrySafety value) => Word(RetrySafeties, value);

    public static string Of(InputKind value) => Word(InputKinds, value);

    public static string Of(Severity value) => Word(Severities, value);

    public static string Of(Owner value) => Word(Owners, value);

    public static RetrySafety ReadRetrySafety(string word) => Value(RetrySafeties, word);

    public static InputKind ReadInputKind(string word) => Value(InputKinds, word);

    public static Severity ReadSeverity(string word) => Value(Severities, word);

    public static Owner ReadOwner(string word) => Value(Owners, word);

    private static string Word<T>((T Value, string Word)[] words, T value)
        where T : struct, Enum
    {
        foreach (var known in words)
        {
            if (EqualityComparer<T>.Default.Equals(known.Value, value))
                return known.Word;
        }

        throw new ArgumentException($"{typeof(T).Name} {value} has no word in the database; nothing was kept.");
    }

    private static T Value<T>((T Value, string Word)[] words, string word)
        where T : struct, Enum
    {
        foreach (var known in words)
        {
            if (known.Word == word)
                return known.Value;
        }

        throw new FlowStoreException($"The database says '{word}' for a {typeof(T).Name}, which this release does not know. Run the release that wrote it or a later one.");
    }
}
