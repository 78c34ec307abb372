using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

/// <summary>In a file of settings null is how people write "none of mine": an option that cannot be null keeps its default, and never becomes zero or false silently.</summary>
public sealed class NullOptionsTests
{
    public static TheoryData<string, string> Keys
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var subject in OptionsUnderTest.All)
            {
                foreach (var key in subject.Keys.Keys.Where(static k => k.Split(':') is [_] or ["Resilience", _]))
                    data.Add(subject.Type.Name, key);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Null_is_the_same_as_nothing(string name, string key)
    {
        var subject = OptionsUnderTest.All.Single(s => s.Type.Name == name);
        var json = key.Split(':').Append("null").Reverse().Aggregate(static (inner, part) => $"{{\"{part}\":{inner}}}");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"Systems\":{{\"One\":{json}}}}}"));

        Assert.Equal(Told(subject, key, static _ => { }), Told(subject, key, builder => builder.AddJsonStream(file)));
    }

    /// <summary>The usual slip: a lambda that sets what is not in the settings, with an exclamation mark.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void Null_that_is_set_in_code_is_told_or_is_none_and_never_an_exception_of_another_kind(string name, string key)
    {
        var subject = OptionsUnderTest.All.Single(s => s.Type.Name == name);
        if (subject.Type.GetProperty(key) is not { CanWrite: true, PropertyType: var type } property || (type.IsValueType && Nullable.GetUnderlyingType(type) is null))
            return;
        var services = new ServiceCollection();
        subject.Add(services, subject.Configured());
        typeof(NullOptionsTests).GetMethod(nameof(AfterAll), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(subject.Type)
            .Invoke(null, [services, (object options) => property.SetValue(options, null)]);
        using var provider = services.BuildServiceProvider();

        if (Record.Exception(() => subject.Read(provider)) is { } told)
            Assert.All(Assert.IsType<OptionsValidationException>(told).Failures, static f => Assert.StartsWith(OptionsUnderTest.Section + ":", f, StringComparison.Ordinal));
    }

    private static void AfterAll<T>(IServiceCollection services, Action<object> set)
        where T : class => services.PostConfigureAll<T>(set);

    /// <summary>What the option holds, or every mistake.</summary>
    private static string? Told(OptionsUnderTest.Subject subject, string key, Action<IConfigurationBuilder> and)
    {
        var builder = new ConfigurationBuilder();
        builder.AddInMemoryCollection(subject.Keys.Where(k => k.Key != key).Select(static k => KeyValuePair.Create($"{OptionsUnderTest.Section}:{k.Key}", (string?)k.Value.Right)));
        and(builder);
        var services = new ServiceCollection();
        subject.Add(services, builder.Build().GetSection(OptionsUnderTest.Section));
        using var provider = services.BuildServiceProvider();
        try
        {
            return OptionsUnderTest.Subject.At(subject.Read(provider), key);
        }
        catch (OptionsValidationException e)
        {
            return string.Join(" ", e.Failures);
        }
    }
}
