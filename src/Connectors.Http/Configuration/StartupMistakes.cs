using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Configuration;

/// <summary>
/// Stands before the platform's own start-up check, which ends in as many exceptions as options are wrong: it runs that one, and tells all together. Compiled into each package that has options; a host
/// has one, of whichever package comes first, until a client brings that of <c>Connectors.Http</c>.
/// </summary>
internal sealed class StartupMistakes(IServiceProvider services) : IStartupValidator
{
    /// <summary>The check of <c>Connectors.Http</c>, which tells the same mistakes with an exception that has a public name.</summary>
    private const string OfClients = "ConnectorStartupValidator";

    public void Validate()
    {
        if (Find(services) is { Count: > 0 } mistakes)
            throw new HostOptionsException(mistakes);
    }

    /// <summary>Adds it where nothing of the kind is.</summary>
    public static void AddTo(IServiceCollection services)
    {
        if (!services.Any(static s => s.ServiceType == typeof(IStartupValidator) && s.ImplementationType is { } type && IsOurs(type)))
            services.AddTransient<IStartupValidator, StartupMistakes>();
    }

    /// <summary>Everything that the other checks of the host find, each mistake once.</summary>
    public static List<string> Find(IServiceProvider services)
    {
        var mistakes = new List<string>();
        foreach (var other in services.GetServices<IStartupValidator>().Where(static v => !IsOurs(v.GetType())))
        {
            try
            {
                other.Validate();
            }
            catch (OptionsValidationException e)
            {
                mistakes.AddRange(e.Failures);
            }
            catch (AggregateException e) when (e.Flatten().InnerExceptions.All(static inner => inner is OptionsValidationException))
            {
                mistakes.AddRange(e.Flatten().InnerExceptions.Cast<OptionsValidationException>().SelectMany(static inner => inner.Failures));
            }
        }

        return [.. mistakes.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How many there are, and each on a line.</summary>
    public static string Tell(IReadOnlyList<string> mistakes) => mistakes.Count == 1
        ? $"The configuration has a mistake: {mistakes[0]}"
        : $"The configuration has {mistakes.Count} mistakes:{string.Concat(mistakes.Select(static m => $"{Environment.NewLine}  {m}"))}";

    private static bool IsOurs(Type type) => type.Name is nameof(StartupMistakes) or OfClients;

    /// <summary>For the person who configures, so it has no stack trace.</summary>
    private sealed class HostOptionsException(IReadOnlyList<string> mistakes) : OptionsValidationException(string.Empty, typeof(StartupMistakes), mistakes)
    {
        public override string Message => Tell(mistakes);

        public override string ToString() => Message;
    }
}
