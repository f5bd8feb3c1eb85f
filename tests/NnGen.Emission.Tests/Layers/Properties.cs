using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace NnGen.Emission.Tests.Layers;

/// <summary>Properties over random cases, the same at every run.</summary>
internal static class Properties
{
    private static readonly Replay Start = new(new Rnd(20, 23), FSharpOption<int>.None);

    /// <summary>Checks so many cases; a failure is shrunk and named.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="count">How many.</param>
    /// <param name="check">The check, which throws or says whether the case proved anything; nine in ten must.</param>
    public static void Check<T>(Arbitrary<T> cases, int count, Func<T, bool> check)
    {
        var telling = 0;
        var property = Prop.ForAll(cases, value => telling += check(value) ? 1 : 0);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(count).WithReplay(Start), property);
        Assert.InRange(telling, 0.9 * count, count);
    }
}
