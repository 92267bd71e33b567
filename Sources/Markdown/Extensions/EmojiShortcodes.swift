import Text

/// Emoji by name, as GitHub writes them: `:tada:`. A name that is not known is text.
enum EmojiShortcodes {
    /// The name that begins at a colon; `nil` where there is none, or none that is known.
    static func finding(at offset: Int, in text: NodeText) -> InlineExtensions.Finding? {
        guard text.isPlain(offset) else { return nil }
        var end = offset + 1
        while end < text.count, end - offset <= longestName, text[end].isOfShortcode { end += 1 }
        guard end > offset + 1, end < text.count, text[end] == .colon, text.isPlain(end),
            let emoji = characters[String(decoding: text.slice((offset + 1)..<end), as: UTF8.self)]
        else { return nil }
        return .replacement(offset..<(end + 1), text: emoji)
    }

    /// The characters by their names.
    static let characters: [String: String] = {
        let words = table.split(separator: " ").map(String.init)
        return Dictionary(
            zip(stride(from: 0, to: words.count, by: 2), stride(from: 1, to: words.count, by: 2))
                .map { (words[$0], words[$1]) }
        ) { first, _ in first }
    }()

    private static let longestName = 40

    /// Names and characters in turn.
    private static let table = """
        +1 👍 -1 👎 100 💯 1st_place_medal 🥇 2nd_place_medal 🥈 3rd_place_medal 🥉 airplane ✈️ \
        alarm_clock ⏰ alien 👽 ambulance 🚑 anchor ⚓ angry 😠 apple 🍎 arrow_backward ◀️ \
        arrow_double_down ⏬ arrow_double_up ⏫ arrow_down ⬇️ arrow_forward ▶️ arrow_left ⬅️ \
        arrow_right ➡️ arrow_up ⬆️ art 🎨 astonished 😲 baby 👶 balloon 🎈 \
        ballot_box_with_check ☑️ bangbang ‼️ bar_chart 📊 battery 🔋 beach_umbrella 🏖️ bear 🐻 \
        bee 🐝 beer 🍺 beers 🍻 beetle 🪲 bell 🔔 bike 🚲 birthday 🎂 black_circle ⚫ black_heart 🖤 \
        blue_book 📘 blue_heart 💙 book 📖 bookmark 🔖 bookmark_tabs 📑 books 📚 boom 💥 bouquet 💐 \
        bow 🙇 brain 🧠 bread 🍞 briefcase 💼 broken_heart 💔 broom 🧹 bug 🐛 \
        building_construction 🏗️ bulb 💡 bus 🚌 butterfly 🦋 cactus 🌵 cake 🍰 calendar 📆 camera 📷 \
        candy 🍬 car 🚗 card_file_box 🗃️ card_index 📇 card_index_dividers 🗂️ cat 🐱 chart 💹 \
        chart_with_downwards_trend 📉 chart_with_upwards_trend 📈 checkered_flag 🏁 \
        cherry_blossom 🌸 chicken 🐔 children_crossing 🚸 christmas_tree 🎄 clap 👏 clapper 🎬 \
        clipboard 📋 closed_book 📕 closed_lock_with_key 🔐 cloud ☁️ clown_face 🤡 cocktail 🍸 \
        coffee ☕ coffin ⚰️ cold_sweat 😰 compass 🧭 computer 💻 confetti_ball 🎊 confused 😕 \
        construction 🚧 construction_worker 👷 cookie 🍪 cool 🆒 copyright ©️ crab 🦀 credit_card 💳 \
        crossed_fingers 🤞 crown 👑 cry 😢 crying_cat_face 😿 crystal_ball 🔮 cupid 💘 dancer 💃 \
        dart 🎯 dash 💨 date 📅 desktop_computer 🖥️ detective 🕵️ \
        diamond_shape_with_a_dot_inside 💠 disappointed 😞 dizzy 💫 dizzy_face 😵 dna 🧬 dog 🐶 \
        dollar 💵 dolphin 🐬 door 🚪 dragon 🐉 droplet 💧 ear 👂 earth_africa 🌍 earth_americas 🌎 \
        earth_asia 🌏 egg 🥚 elephant 🐘 email 📧 envelope ✉️ exclamation ❗ exploding_head 🤯 \
        expressionless 😑 eye 👁️ eyeglasses 👓 eyes 👀 facepalm 🤦 factory 🏭 fast_forward ⏩ \
        file_folder 📁 fire 🔥 fire_engine 🚒 fireworks 🎆 fish 🐟 fist ✊ flashlight 🔦 \
        floppy_disk 💾 flushed 😳 four_leaf_clover 🍀 fox_face 🦊 frog 🐸 game_die 🎲 gear ⚙️ gem 💎 \
        ghost 👻 gift 🎁 globe_with_meridians 🌐 goal_net 🥅 green_book 📗 green_circle 🟢 \
        green_heart 💚 grey_exclamation ❕ grey_question ❔ grimacing 😬 grin 😁 grinning 😀 \
        guitar 🎸 hammer 🔨 hammer_and_wrench 🛠️ handshake 🤝 hankey 💩 hash #️⃣ headphones 🎧 \
        hear_no_evil 🙉 heart ❤️ heart_eyes 😍 heartbeat 💓 heavy_check_mark ✔️ \
        heavy_minus_sign ➖ heavy_multiplication_x ✖️ heavy_plus_sign ➕ hourglass ⌛ \
        hourglass_flowing_sand ⏳ house 🏠 hugs 🤗 hushed 😯 inbox_tray 📥 infinity ♾️ \
        information_source ℹ️ innocent 😇 interrobang ⁉️ iphone 📱 jigsaw 🧩 joy 😂 joystick 🕹️ \
        key 🔑 keyboard ⌨️ kissing_heart 😘 label 🏷️ lady_beetle 🐞 large_blue_circle 🔵 \
        laughing 😆 leaves 🍃 ledger 📒 level_slider 🎚️ link 🔗 lipstick 💄 lock 🔒 \
        lock_with_ink_pen 🔏 loop ➿ loud_sound 🔊 loudspeaker 📢 mag 🔍 mag_right 🔎 magnet 🧲 \
        mailbox 📫 mask 😷 medal_sports 🏅 mega 📣 memo 📝 microphone 🎤 microscope 🔬 \
        money_with_wings 💸 moneybag 💰 monkey 🐒 moon 🌔 mortar_board 🎓 mountain ⛰️ mouse 🐭 \
        movie_camera 🎥 muscle 💪 mushroom 🍄 musical_note 🎵 mute 🔇 necktie 👔 \
        negative_squared_cross_mark ❎ nerd_face 🤓 neutral_face 😐 new 🆕 newspaper 📰 no_bell 🔕 \
        no_entry ⛔ no_entry_sign 🚫 no_good 🙅 no_mouth 😶 notebook 📓 notes 🎶 nut_and_bolt 🔩 \
        octopus 🐙 ok 🆗 ok_hand 👌 ok_woman 🙆 open_file_folder 📂 open_mouth 😮 orange 🍊 \
        orange_book 📙 orange_circle 🟠 orange_heart 🧡 outbox_tray 📤 package 📦 page_facing_up 📄 \
        page_with_curl 📃 palm_tree 🌴 panda_face 🐼 paperclip 📎 partying_face 🥳 \
        passport_control 🛂 pause_button ⏸️ paw_prints 🐾 pear 🍐 pen 🖊️ pencil 📝 pencil2 ✏️ \
        penguin 🐧 pensive 😔 pill 💊 pinched_fingers 🤌 pizza 🍕 point_down 👇 point_left 👈 \
        point_right 👉 point_up ☝️ police_car 🚓 poop 💩 pray 🙏 printer 🖨️ purple_circle 🟣 \
        purple_heart 💜 purse 👛 pushpin 📌 question ❓ rabbit 🐰 raccoon 🦝 rage 😡 rainbow 🌈 \
        raised_hand ✋ raised_hands 🙌 raising_hand 🙋 recycle ♻️ red_circle 🔴 registered ®️ \
        relaxed ☺️ relieved 😌 repeat 🔁 robot 🤖 rocket 🚀 rofl 🤣 roll_eyes 🙄 rose 🌹 \
        rotating_light 🚨 round_pushpin 📍 runner 🏃 sailboat ⛵ saluting_face 🫡 sandwich 🥪 \
        satellite 📡 school 🏫 scissors ✂️ scream 😱 scroll 📜 see_no_evil 🙈 seedling 🌱 shark 🦈 \
        shield 🛡️ ship 🚢 shopping_cart 🛒 shrug 🤷 signal_strength 📶 skull 💀 sleeping 😴 \
        small_red_triangle 🔺 smile 😄 smiley 😃 smirk 😏 snail 🐌 snake 🐍 snowflake ❄️ snowman ⛄ \
        sob 😭 sos 🆘 sound 🔉 sparkle ❇️ sparkles ✨ sparkling_heart 💖 speak_no_evil 🙊 \
        speech_balloon 💬 spider 🕷️ spiral_notepad 🗒️ sponge 🧽 star ⭐ star2 🌟 star_struck 🤩 \
        steam_locomotive 🚂 stethoscope 🩺 stop_sign 🛑 stopwatch ⏱️ straight_ruler 📏 \
        strawberry 🍓 stuck_out_tongue 😛 sun_with_face 🌞 sunflower 🌻 sunglasses 😎 sunny ☀️ \
        sweat_drops 💦 sweat_smile 😅 tada 🎉 taxi 🚕 tea 🍵 telephone ☎️ telescope 🔭 test_tube 🧪 \
        thermometer 🌡️ thinking 🤔 thought_balloon 💭 thumbsdown 👎 thumbsup 👍 ticket 🎫 tiger 🐯 \
        tm ™️ tomato 🍅 toolbox 🧰 traffic_light 🚥 train 🚆 triangular_flag_on_post 🚩 \
        triangular_ruler 📐 triumph 😤 trophy 🏆 truck 🚚 turtle 🐢 tv 📺 \
        twisted_rightwards_arrows 🔀 umbrella ☔ unamused 😒 unicorn 🦄 unlock 🔓 \
        upside_down_face 🙃 v ✌️ vertical_traffic_light 🚦 video_camera 📹 video_game 🎮 \
        warning ⚠️ wastebasket 🗑️ watch ⌚ watermelon 🍉 wave 👋 weary 😩 whale 🐳 wheelchair ♿ \
        white_check_mark ✅ white_circle ⚪ white_flag 🏳️ white_heart 🤍 wind_face 🌬️ \
        wine_glass 🍷 wink 😉 wolf 🐺 woozy_face 🥴 worried 😟 wrench 🔧 writing_hand ✍️ x ❌ \
        yellow_circle 🟡 yellow_heart 💛 yum 😋 zap ⚡ zipper_mouth_face 🤐 zzz 💤
        """
}

extension NodeText {
    /// Whether a colon is followed by what names begin with; addresses go on with `/`.
    func mayBeginShortcode(at colon: Int) -> Bool {
        colon + 1 < count && self[colon + 1].isOfShortcode
    }
}

extension UInt8 {
    fileprivate var isOfShortcode: Bool {
        (isLetter && self >= 0x61) || isDigit || self == .underscore || self == .hyphen || self == .plus
    }
}
