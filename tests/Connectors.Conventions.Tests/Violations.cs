using System.Text.RegularExpressions;
using Connectors.Domain.Reasons;

namespace Connectors.Conventions.Tests;

/// <summary>Code that breaks the rules on purpose: each rule is shown to find it.</summary>
public static class Violations
{
    public abstract class PublicDouble
    {
        public abstract IReadOnlyDictionary<string, double?> Rates();
    }

    public sealed class LocalDouble
    {
        public decimal Half(decimal value)
        {
            var half = (double)value / 2;
            return (decimal)half;
        }
    }

    public interface IOddAwaitables
    {
        Task Load(CancellationToken cancellationToken = default);

        Task SaveAsync();

        Task CloseAsync(CancellationToken cancellationToken);

        int CountAsync();

        Task FineAsync(CancellationToken cancellationToken = default);
    }

    public static class StaticState
    {
        public static readonly IReadOnlyList<int> Fine = [1];

        private static readonly Dictionary<string, int> Cache = [];

        private static int s_count;

        public static string Name { get; set; } = "name";

        public static int Next() => Cache.Count + s_count++;
    }

    public sealed class ForeignType
    {
        public Task<Regex?> FindAsync(CancellationToken cancellationToken = default) => Task.FromResult<Regex?>(null).WaitAsync(cancellationToken);
    }

    public interface IBareRefusals
    {
        Refusal? Check(string order);

        IReadOnlyList<Refusal> CheckAll(string order);

        IReadOnlyList<Refusal> Doubts(string order);

        Outcome<string> Fine(string order);
    }

    public sealed record NullList
    {
        public IReadOnlyList<string> Names { get; init; } = null!;

        public IReadOnlyList<string>? Optional { get; init; }

        public IReadOnlyList<string> Fine { get => field ?? []; init; }
    }
}
